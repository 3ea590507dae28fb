using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Something that somebody has to look at (<see cref="LedgerEntry.NeedsOperator"/>): the notice of a kill that names no item or meets none of its
/// provider, an embargo
/// without an end that can be read, a status that is not known.
/// </summary>
/// <param name="Id">The file or article.</param>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Reason">What has to be looked at; null when it was settled while the status was read.</param>
public sealed record AttentionItem(ArticleId Id, string Name, DateTimeOffset Since, RejectionReason? Reason);
