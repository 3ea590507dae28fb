using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Whether so much waits for the stages that reprocessing has to wait. Its queue is its own, but what it cleans and enriches joins the
/// queues that new drops go through, and those may be slow because text analytics is.
/// </summary>
internal sealed class Backlog(IQueueDepths depths, IOptions<ReprocessingOptions> options, TimeProvider time) : IDisposable
{
    // One look serves every message of the next moment: two requests a second, however many articles.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private bool _isDeep;
    private long? _looked;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Looks, or recalls the last look.</summary>
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
