using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>
/// A file or article that an operator has to look at (<see cref="LedgerEntry.NeedsOperator"/>): a kill that names no item or matches none
/// of its provider, an embargo without a readable end, an unknown status.
/// </summary>
/// <param name="Id">The file or article.</param>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Reason">The reason; null if it was settled while the status was read.</param>
public sealed record AttentionItem(ArticleId Id, string Name, DateTimeOffset Since, RejectionReason? Reason);
