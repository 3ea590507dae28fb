using System.Diagnostics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Messages;

/// <summary>Requests the withdrawal of articles that a stage found removed.</summary>
public sealed class WithdrawalRequests(IWithdrawalQueue queue)
{
    /// <summary>Requests the withdrawal of a file that was removed from the inbox.</summary>
    internal Task RequestAsync(string name, CancellationToken cancellationToken) => SendAsync(name, id: null, cancellationToken);

    /// <summary>Requests the unfinished withdrawal of a row; does nothing if there is none.</summary>
    internal Task RequestAsync(LedgerEntry? row, CancellationToken cancellationToken) => row is { IsToBeWithdrawn: true }
        ? RequestAgainAsync(row, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Requests the withdrawal of a row's article, whatever its stage: some of its output may remain.</summary>
    internal Task RequestAgainAsync(LedgerEntry row, CancellationToken cancellationToken) =>
        SendAsync(row.Name, row.Part is null ? null : row.Id, cancellationToken);

    /// <summary>Asks for one article.</summary>
    internal Task RequestAsync(string name, ArticleId id, CancellationToken cancellationToken) => SendAsync(name, id, cancellationToken);

    private Task SendAsync(string name, ArticleId? id, CancellationToken cancellationToken) => queue.SendAsync(
        new WithdrawalRequest(name, id, TraceParent: Activity.Current?.Id), TimeSpan.Zero, cancellationToken);
}
