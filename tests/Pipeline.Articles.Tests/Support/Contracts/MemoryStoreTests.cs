using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryStoreTests : DocumentStoreContract
{
    protected override IDocumentStore<CleanedArticle> Store { get; } = new MemoryStore<CleanedArticle>(new WriteBudget());
}
