using Pipeline.Articles.Poison;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

// Beside the tests that count the open records.
[Collection("Trigger queues")]
public sealed class PoisonStoreTests(StorageFixture storage) : PoisonStoreContract
{
    protected override IPoisonStore Store { get; } = storage.Get<IPoisonStore>();
}
