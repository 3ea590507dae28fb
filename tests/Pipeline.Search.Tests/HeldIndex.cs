using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests;

/// <summary>An index whose writes end when a test lets them, as it wants them to.</summary>
internal sealed class HeldIndex : ISearchIndex
{
    private readonly Lock _lock = new();
    private readonly List<IReadOnlyList<SearchDocument>> _batches = [];
    private int _running;

    /// <summary>What each write does before it ends.</summary>
    public Func<IReadOnlyList<SearchDocument>, Task> Write { get; set; } = _ => Task.CompletedTask;

    /// <summary>The most writes that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The names of each write's documents.</summary>
    public string[][] Batches
    {
        get
        {
            lock (_lock)
            {
                return [.. _batches.Select(batch => batch.Select(document => document.Name).ToArray())];
            }
        }
    }

    public async Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _batches.Add(documents);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            await Write(documents);
        }
        finally
        {
            lock (_lock)
            {
                _running--;
            }
        }
    }

    public Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
