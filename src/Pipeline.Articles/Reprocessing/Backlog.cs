using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Whether the stages' queues are so long that reprocessing, and crawl archives, must wait. Reprocessing has its own queue, but its cleaned and enriched articles join the
/// queues of new drops, and those may be slow if text analytics are slow.
/// </summary>
internal sealed class Backlog(IQueueDepths depths, IOptions<ReprocessingOptions> options, TimeProvider time)
    : IBacklog, IDisposable
{
    // One check serves all messages of the next moment: two requests a second for any number of articles.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private bool _isDeep;
    private long? _looked;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Checks, or returns the last result.</summary>
    public async Task<bool> IsDeepAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_looked is not { } looked || time.GetElapsedTime(looked) >= Freshness)
            {
                var waiting = await Task.WhenAll(
                    depths.FindDepthAsync(StorageNames.ToEnrich, cancellationToken),
                    depths.FindDepthAsync(StorageNames.ToPublish, cancellationToken));
                _isDeep = waiting.Sum() > options.Value.MaxBacklog;
                _looked = time.GetTimestamp();
            }

            return _isDeep;
        }
        finally
        {
            _turn.Release();
        }
    }
}
