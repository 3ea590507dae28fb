using Pipeline.Articles.Poison;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryPoisonStoreTests : PoisonStoreContract
{
    protected override IPoisonStore Store { get; } = new MemoryPoisonStore();
}
