using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Faults.Disorder;

/// <summary>
/// An index as a service far away is one: it takes whatever comes last, older or not, its requests take their time, and some arrive only
/// after their sender was told that they had timed out.
/// </summary>
internal sealed class LateIndex(ISearchIndex index, Random random) : ISearchIndex, IAsyncDisposable
{
    private const double SlowShare = 0.3;
    private const double LateShare = 0.05;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Task> _late = [];

    /// <summary>Whether requests are slow and late.</summary>
    public bool IsFar { get; set; } = true;

    /// <summary>How many requests arrived after they had timed out.</summary>
    public int Late => _late.Count;

    public Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken) => SendAsync(
        async () =>
        {
            await index.DeleteAsync([.. documents.Select(document => new IndexDeletion(document.Id))], CancellationToken.None);
            await index.UpsertAsync(documents, CancellationToken.None);
        },
        cancellationToken);

    public Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken) => SendAsync(
        () => index.DeleteAsync([.. deletions.Select(deletion => new IndexDeletion(deletion.Id))], CancellationToken.None),
        cancellationToken);

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        index.SearchAsync(query, cancellationToken);

    public Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken) =>
        index.ListAsync(after, top, cancellationToken);

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken) =>
        index.SuggestAsync(prefix, top, cancellationToken);

    /// <summary>Ends when every request has arrived.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await WaitAsync();
        await ((IAsyncDisposable)index).DisposeAsync();
    }

    private async Task SendAsync(Func<Task> request, CancellationToken cancellationToken)
    {
        var (delay, isLate) = Draw();
        if (isLate)
        {
            lock (_gate)
            {
                _late.Add(ArriveAsync(request, delay));
            }

            throw new TimeoutException("The index did not answer.");
        }

        await Task.Delay(delay, cancellationToken);
        await request();
    }

    private static async Task ArriveAsync(Func<Task> request, TimeSpan delay)
    {
        await Task.Delay(delay);
        await request();
    }

    private (TimeSpan Delay, bool IsLate) Draw()
    {
        lock (_gate)
        {
            var kind = IsFar ? random.NextDouble() : 1;
            return (kind < SlowShare ? Longest * random.NextDouble() : TimeSpan.Zero, kind < LateShare);
        }
    }
}
