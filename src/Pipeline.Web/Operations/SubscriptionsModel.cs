using Pipeline.Web.Shell;

namespace Pipeline.Web.Operations;

/// <summary>A page of subscriptions.</summary>
/// <param name="Subscriptions">Those on this page.</param>
/// <param name="LookedAt">How many of the newest published articles were looked at.</param>
/// <param name="Paging">The pages.</param>
/// <param name="Now">The time.</param>
internal sealed record SubscriptionsModel(IReadOnlyList<SubscriptionView> Subscriptions, int LookedAt, Paging Paging, DateTimeOffset Now);
