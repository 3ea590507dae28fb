using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryArchiveRangesTests : ArchiveRangesContract
{
    protected override IArchiveRanges Ranges { get; } = new MemoryArchiveRanges(new WriteBudget());
}
