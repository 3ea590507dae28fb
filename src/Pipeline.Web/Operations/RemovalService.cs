using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Storage;

namespace Pipeline.Web.Operations;

/// <summary>Removes files from the inbox.</summary>
internal sealed class RemovalService(IInbox inbox, IInboxReader reader, ILedger ledger, IWithdrawalQueue withdrawals)
{
    /// <summary>The name of a file in the inbox, by its name or its article's id, as somebody typed it; null when there is none.</summary>
    public async Task<string?> FindAsync(string idOrName, CancellationToken cancellationToken)
    {
        var trimmed = idOrName.Trim();
        var entry = ArticleId.TryParse(trimmed, out var id) ? await ledger.FindAsync(id, cancellationToken) : null;
        foreach (var name in new[] { idOrName, trimmed, entry?.Name }.OfType<string>().Distinct())
        {
            if (await ExistsAsync(name, cancellationToken))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether there is a file of exactly this name.</summary>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        name.Length > 0 && await reader.FindETagAsync(name, cancellationToken) is not null;

    /// <summary>Removes a file, and requests the withdrawal of its articles.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await inbox.RemoveAsync(name, cancellationToken);
        // A running pipeline, or Event Grid, detects the removal; this is for a pipeline that does not run.
        await withdrawals.SendAsync(new WithdrawalRequest(name), TimeSpan.Zero, cancellationToken);
    }
}
