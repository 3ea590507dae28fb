namespace Articles.Client;

/// <summary>
/// Positions in memory, for a receiver whose data is in memory too: both begin anew with the program. Events are handled one at a time.
/// </summary>
public sealed class MemoryPositions : IArticlePositions, IDisposable
{
    private readonly Dictionary<(string Subscription, string ArticleId), EventPosition> _known = [];
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(ArticleChange change, Func<CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var key = (change.Subscription, change.ArticleId);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!change.Position.IsNewerThan(_known.GetValueOrDefault(key)))
            {
                return false;
            }

            await handle(cancellationToken);
            _known[key] = change.Position;
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
