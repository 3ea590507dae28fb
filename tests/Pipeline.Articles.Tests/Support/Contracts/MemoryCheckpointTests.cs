using Pipeline.Articles.Reprocessing;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryCheckpointTests : CheckpointStoreContract
{
    protected override ICheckpointStore Store { get; } = new MemoryRounds(new WriteBudget());
}
