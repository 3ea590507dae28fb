using System.Diagnostics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Messages;

/// <summary>Asks the withdrawing stage to look at what a stage found to be no more.</summary>
public sealed class WithdrawalRequests(IWithdrawalQueue queue)
{
    /// <summary>Asks for a file that is gone from the inbox.</summary>
    internal Task RequestAsync(string name, CancellationToken cancellationToken) => SendAsync(name, id: null, cancellationToken);

    /// <summary>Asks for what a row says is yet to be taken back; does nothing when that is nothing.</summary>
    internal Task RequestAsync(LedgerEntry? row, CancellationToken cancellationToken) => row is { IsToBeWithdrawn: true }
        ? RequestAgainAsync(row, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Asks for what a row describes, whatever the row says: something may be left of it.</summary>
    internal Task RequestAgainAsync(LedgerEntry row, CancellationToken cancellationToken) =>
        SendAsync(row.Name, row.Part is null ? null : row.Id, cancellationToken);

    /// <summary>Asks for one article.</summary>
    internal Task RequestAsync(string name, ArticleId id, CancellationToken cancellationToken) => SendAsync(name, id, cancellationToken);

    private Task SendAsync(string name, ArticleId? id, CancellationToken cancellationToken) => queue.SendAsync(
        new WithdrawalRequest(name, id, TraceParent: Activity.Current?.Id), TimeSpan.Zero, cancellationToken);
}
