using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>Replays or discards several poisoned messages; if one fails, the others continue.</summary>
public sealed class PoisonBatchOperations(PoisonedMessages poison)
{
    /// <summary>Sends messages to their queues again.</summary>
    /// <param name="ids">The messages; none for all open ones.</param>
    /// <param name="by">The operator, for the record.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<PoisonOutcome> ReplayAsync(IReadOnlyList<string> ids, string by, CancellationToken cancellationToken) =>
        SettleAsync(ids, (id, token) => poison.ReplayAsync(id, by, token), cancellationToken);

    /// <summary>Discards messages.</summary>
    /// <inheritdoc cref="ReplayAsync"/>
    public Task<PoisonOutcome> DiscardAsync(IReadOnlyList<string> ids, string by, CancellationToken cancellationToken) =>
        SettleAsync(ids, (id, token) => poison.DiscardAsync(id, by, token), cancellationToken);

    private async Task<PoisonOutcome> SettleAsync(
        IReadOnlyList<string> ids, Func<string, CancellationToken, Task<PoisonRecord>> settle, CancellationToken cancellationToken)
    {
        var chosen = ids.Count > 0
            ? ids
            : await poison.ListAsync(openOnly: true, cancellationToken).Select(record => record.Id).ToListAsync(cancellationToken);
        List<PoisonRecord> done = [];
        List<string> errors = [];
        foreach (var id in chosen.Distinct(StringComparer.Ordinal))
        {
            try
            {
                done.Add(await settle(id, cancellationToken));
            }
            catch (PoisonRefusedException exception)
            {
                errors.Add(exception.Message);
            }
        }

        return new PoisonOutcome(done, errors);
    }
}
