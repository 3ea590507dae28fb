using System.Collections.Concurrent;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A search index that only keeps what it is given; the newest write wins, as in a service without versions.</summary>
internal sealed class MemoryIndex(WriteBudget writes) : ISearchIndex, IStoryList
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

    public async Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken)
    {
        writes.Spend();
        await BeforeDelete();
        foreach (var deletion in deletions)
        {
            Documents.TryRemove(deletion.Id, out _);
        }
    }

    public Task<IReadOnlyList<StorySummary>> ListAsync(StoryQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StorySummary>>(
        [
            .. Documents.Values.Where(document => document.StoryId is not null && !(document.PublishedAt < query.PublishedFrom))
                .GroupBy(document => document.StoryId!.ToString()!)
                .Where(story => story.Count() > 1)
                .OrderByDescending(story => story.Max(document => document.PublishedAt))
                .Take(query.Top)
                .Select(story => new StorySummary(
                    story.Key, story.MinBy(document => document.PublishedAt)!.Title, story.Count(),
                    story.Select(document => document.SiteName).Distinct().Count(), story.Min(document => document.PublishedAt),
                    story.Max(document => document.PublishedAt))),
        ]);

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The stages do not search.");

    public Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IndexEntry>>(
        [
            .. Documents.Values.Where(document => after is null || string.CompareOrdinal(document.Id.ToString(), after.ToString()) > 0)
                .OrderBy(document => document.Id.ToString(), StringComparer.Ordinal)
                .Take(top)
                .Select(document => new IndexEntry(document.Id, document.Sequence, document.Revision)),
        ]);

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The stages do not suggest.");
}
