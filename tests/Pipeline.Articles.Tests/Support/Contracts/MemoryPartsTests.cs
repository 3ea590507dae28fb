using Pipeline.Articles.Contracts;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryPartsTests : ArticlePartsContract
{
    protected override IArticleParts Parts { get; } = new MemoryParts(new WriteBudget());
}
