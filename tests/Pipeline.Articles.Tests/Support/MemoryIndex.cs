using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A search index that only keeps what it is given; the newest write wins, as in a service without versions.</summary>
internal sealed class MemoryIndex(WriteBudget writes) : ISearchIndex
{
    public Dictionary<ArticleId, SearchDocument> Documents { get; } = [];

    /// <summary>Is run before each write.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public async Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        writes.Spend();
        await BeforeWrite();
        foreach (var document in documents)
        {
            Documents[document.Id] = document;
        }
    }

    public Task DeleteAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            Documents.Remove(id);
        }

        return Task.CompletedTask;
    }

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The stages do not search.");
}
