namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Whether a subscription gets an article, and why.</summary>
/// <param name="Subscription">Its name.</param>
/// <param name="Queue">Its queue, or null.</param>
/// <param name="Matches">Whether it does.</param>
/// <param name="Conditions">The conditions, all of which must hold.</param>
public sealed record SubscriptionMatch(string Subscription, string? Queue, bool Matches, IReadOnlyList<ConditionResult> Conditions)
{
    /// <summary>Its web address without the query, or null.</summary>
    public string? Webhook { get; init; }
}
