using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

public sealed class ArchiveRangesTests(StorageFixture storage) : ArchiveRangesContract
{
    protected override IArchiveRanges Ranges => storage.Get<IArchiveRanges>();
}
