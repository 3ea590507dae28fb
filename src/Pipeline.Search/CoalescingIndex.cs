using System.Threading.Channels;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>
/// Gathers what callers write at the same time into one batch: a write of a thousand articles takes the index hardly longer than one of a
/// few. A caller waits until its documents are stored, and gets only their failures, not others'. A write that finds the index idle waits
/// for company for <see cref="Linger"/>; while one is under way the next batch gathers by itself.
/// </summary>
internal sealed class CoalescingIndex : ISearchIndex, IAsyncDisposable, IDisposable
{
    /// <summary>How long the first of a batch waits for others.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(10);

    private const int MaxBatch = 1000;

    private readonly ISearchIndex _index;
    private readonly TimeProvider _time;
    private readonly Channel<PendingWrite> _writes = Channel.CreateUnbounded<PendingWrite>();
    private readonly Task[] _writers;

    /// <param name="index">Where the batches go.</param>
    /// <param name="concurrency">
    /// How many batches may be under way at once: 1 for a file, some for a service, so that one that is retried holds up no other.
    /// </param>
    /// <param name="time">The clock.</param>
    public CoalescingIndex(ISearchIndex index, int concurrency, TimeProvider time)
    {
        (_index, _time) = (index, time);
        _writers = [.. Enumerable.Range(0, concurrency).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>Where the batches go.</summary>
    public ISearchIndex Inner => _index;

    public async Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.Count >= MaxBatch)
        {
            await _index.UpsertAsync(documents, cancellationToken);
            return;
        }

        if (documents.Count > 0)
        {
            var write = new PendingWrite(documents, cancellationToken);
            if (!_writes.Writer.TryWrite(write))
            {
                throw new ObjectDisposedException(nameof(ISearchIndex), "The host is stopping.");
            }

            await write.Completion.WaitAsync(cancellationToken);
        }
    }

    public Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken) =>
        _index.DeleteAsync(deletions, cancellationToken);

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        _index.SearchAsync(query, cancellationToken);

    public Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken) =>
        _index.ListAsync(after, top, cancellationToken);

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken) =>
        _index.SuggestAsync(prefix, top, cancellationToken);

    /// <summary>Accepts no more writes; waiting ones are still written.</summary>
    public void Dispose() => _writes.Writer.TryComplete();

    /// <summary>Accepts no more writes, and ends when the waiting ones are done.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Task.WhenAll(_writers);
    }

    private async Task WriteAsync()
    {
        var isIdle = true;
        while (await _writes.Reader.WaitToReadAsync())
        {
            if (isIdle)
            {
                await Task.Delay(Linger, _time);
            }

            var batch = Take();
            if (batch.Count > 0)
            {
                await WriteAsync(batch);
            }

            isIdle = _writes.Reader.Count == 0;
        }
    }

    private List<PendingWrite> Take()
    {
        var batch = new List<PendingWrite>();
        var count = 0;
        // One reader may take what another has seen; what does not fit begins the next batch.
        while (count < MaxBatch && _writes.Reader.TryRead(out var write))
        {
            if (!write.IsAbandoned)
            {
                batch.Add(write);
                count += write.Documents.Count;
            }
        }

        return batch;
    }

    private async Task WriteAsync(List<PendingWrite> batch)
    {
        try
        {
            // A caller's cancellation does not cancel the others' write.
            await _index.UpsertAsync([.. batch.SelectMany(write => write.Documents)], CancellationToken.None);
            batch.ForEach(write => write.Succeed());
        }
        catch (SearchIndexException exception) when (exception.Failed.Count > 0)
        {
            batch.ForEach(write => write.Finish(exception));
        }
#pragma warning disable CA1031 // Each caller is given the exception, whatever it is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(write => write.Fail(exception));
        }
    }
}
