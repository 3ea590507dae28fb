using Microsoft.Extensions.Logging;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Removals;

/// <summary>Settles held removals: files that are back leave the list automatically, the others when an operator confirms.</summary>
public sealed partial class HeldRemovalOperations(
    IHeldRemovals held, IInboxReader inbox, ILedger ledger, IWithdrawalQueue withdrawals, ILogger<HeldRemovalOperations> logger)
{
    private const int BatchSize = 16;

    /// <summary>All held removals, by name.</summary>
    public async Task<IReadOnlyList<HeldRemoval>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await held.ListAsync(cancellationToken).ToListAsync(cancellationToken))
            .OrderBy(removal => removal.Name, StringComparer.Ordinal)];

    /// <summary>The number of held removals, and since when.</summary>
    public async Task<(long Count, DateTimeOffset? Since)> CountAsync(CancellationToken cancellationToken)
    {
        var (count, since) = (0L, (DateTimeOffset?)null);
        await foreach (var removal in held.ListAsync(cancellationToken))
        {
            count++;
            since = since is null || removal.HeldAt < since ? removal.HeldAt : since;
        }

        return (count, since);
    }

    /// <summary>Removes settled records: files that are back, and files that were withdrawn meanwhile.</summary>
    /// <param name="isThere">Whether a file is in the inbox, for callers that have just listed it; null to ask the storage about
    /// each.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The number of removals that are still held.</returns>
    public async Task<int> ReviewAsync(Func<string, bool>? isThere, CancellationToken cancellationToken)
    {
        var removals = await held.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var settled = 0;
        foreach (var batch in removals.Chunk(BatchSize))
        {
            var found = await Task.WhenAll(batch.Select(async removal => await IsSettledAsync(removal.Name, isThere, cancellationToken)));
            string[] names = [.. batch.Zip(found).Where(pair => pair.Second).Select(pair => pair.First.Name)];
            if (names.Length > 0)
            {
                await held.RemoveAsync(names, cancellationToken);
                settled += names.Length;
            }
        }

        if (settled > 0)
        {
            LogSettled(settled, removals.Count - settled);
        }

        return removals.Count - settled;
    }

    /// <summary>Withdraws the articles of all held removals.</summary>
    /// <param name="count">The number that the operator has seen. With another number nothing is done, because the operator would confirm
    /// unknown removals.</param>
    /// <param name="cancellationToken">Stops; the same call goes on, with the number that is left.</param>
    /// <returns>The number of withdrawn files.</returns>
    /// <exception cref="RemovalsDifferException">Another number is held. The message says so.</exception>
    public async Task<int> ConfirmAsync(int count, CancellationToken cancellationToken)
    {
        var left = await ReviewAsync(isThere: null, cancellationToken);
        var removals = await ListAsync(cancellationToken);
        if (left != count || removals.Count != count)
        {
            throw new RemovalsDifferException(count, removals.Count);
        }

        foreach (var batch in removals.Chunk(BatchSize))
        {
            // The message first: a repeated message does no harm.
            await Task.WhenAll(batch.Select(
                removal => withdrawals.SendAsync(new WithdrawalRequest(removal.Name), TimeSpan.Zero, cancellationToken)));
            await held.RemoveAsync([.. batch.Select(removal => removal.Name)], cancellationToken);
        }

        LogConfirmed(removals.Count);
        return removals.Count;
    }

    private async Task<bool> IsSettledAsync(string name, Func<string, bool>? isThere, CancellationToken cancellationToken) =>
        (isThere is null ? await inbox.FindETagAsync(name, cancellationToken) is not null : isThere(name))
        || await ledger.FindAsync(ArticleId.FromName(name), cancellationToken) is { Stage: ArticleStage.Withdrawn };

    [LoggerMessage(
        EventId = 67, Level = LogLevel.Information,
        Message = "{Settled} removals are no longer held, because the files are back or were withdrawn; {Left} are still held.")]
    private partial void LogSettled(int settled, int left);

    [LoggerMessage(
        EventId = 68, Level = LogLevel.Warning,
        Message = "{Count} held removals are confirmed: their articles are being withdrawn.")]
    private partial void LogConfirmed(int count);
}
