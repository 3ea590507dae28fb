using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Web.Operations;

/// <summary>A subscription, and what it got lately.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Matched">How many of the articles that were looked at it got.</param>
/// <param name="Newest">The newest of them.</param>
internal sealed record SubscriptionView(Subscription Subscription, int Matched, IReadOnlyList<LedgerEntry> Newest);
