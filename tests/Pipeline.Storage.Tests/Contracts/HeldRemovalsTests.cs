using Pipeline.Articles.Removals;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

public sealed class HeldRemovalsTests(StorageFixture storage) : HeldRemovalsContract
{
    protected override IHeldRemovals Store => storage.Get<IHeldRemovals>();
}
