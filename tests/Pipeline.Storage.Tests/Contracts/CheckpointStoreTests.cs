using Pipeline.Articles.Reprocessing;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

public sealed class CheckpointStoreTests(StorageFixture storage) : CheckpointStoreContract
{
    protected override ICheckpointStore Store { get; } = storage.Get<ICheckpointStore>();
}
