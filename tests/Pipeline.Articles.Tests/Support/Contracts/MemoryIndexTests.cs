using Pipeline.Articles.Searching;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryIndexTests : SearchIndexContract
{
    protected override ISearchIndex Index { get; } = new MemoryIndex(new WriteBudget());
}
