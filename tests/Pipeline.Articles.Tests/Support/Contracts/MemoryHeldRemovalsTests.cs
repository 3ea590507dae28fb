using Pipeline.Articles.Removals;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryHeldRemovalsTests : HeldRemovalsContract
{
    protected override IHeldRemovals Store { get; } = new MemoryHeldRemovals();
}
