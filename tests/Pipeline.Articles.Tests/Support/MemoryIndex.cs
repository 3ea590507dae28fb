using System.Collections.Concurrent;
using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A search index that only keeps what it is given; the newest write wins, as in a service without versions.</summary>
internal sealed class MemoryIndex(WriteBudget writes) : ISearchIndex
{
    public ConcurrentDictionary<ArticleId, SearchDocument> Documents { get; } = [];

    /// <summary>How often something was written.</summary>
    public int Writes { get; private set; }

    /// <summary>Is run before each write.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public async Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        writes.Spend();
        await BeforeWrite();
        Writes++;
        foreach (var document in documents)
        {
            Documents[document.Id] = document;
        }
    }

    /// <summary>Is run before each deletion.</summary>
    public Func<Task> BeforeDelete { get; set; } = () => Task.CompletedTask;

    public async Task DeleteAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken)
    {
        writes.Spend();
        await BeforeDelete();
        foreach (var id in ids)
        {
            Documents.TryRemove(id, out _);
        }
    }

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The stages do not search.");

    public Task<IReadOnlyList<ArticleId>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ArticleId>>(
        [
            .. Documents.Keys.Where(id => after is null || string.CompareOrdinal(id.ToString(), after.ToString()) > 0)
                .OrderBy(id => id.ToString(), StringComparer.Ordinal)
                .Take(top),
        ]);

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The stages do not suggest.");
}
