using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>A pending write of a caller of <see cref="CoalescingIndex"/>.</summary>
internal sealed class PendingWrite(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<SearchDocument> Documents => documents;

    /// <summary>Whether the caller has gone.</summary>
    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    /// <summary>Ends with what became of it.</summary>
    public Task Completion => _done.Task;

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception exception) => _done.TrySetException(exception);

    /// <summary>Succeeds or fails as a batch went of which some documents failed.</summary>
    public void Finish(SearchIndexException exception)
    {
        var failed = documents.Select(document => document.Id).Distinct().Where(exception.Failed.ContainsKey)
            .ToDictionary(id => id, id => exception.Failed[id]);
        if (failed.Count == 0)
        {
            Succeed();
        }
        else
        {
            Fail(new SearchIndexException(Describe(failed, documents.Count), failed));
        }
    }

    private static string Describe(Dictionary<ArticleId, string> failed, int total) =>
        $"{failed.Count} of {total} documents were not written to the search index: "
            + $"{string.Join("; ", failed.Take(5).Select(failure => $"{failure.Key}: {failure.Value}"))}.";
}
