namespace Pipeline.Articles.Publishing;

/// <summary>A downstream service's wish: events of the articles that match, in its own queue.</summary>
public sealed class Subscription
{
    /// <summary>A unique name: part of each event's id.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The queue: 3 to 63 lowercase letters, digits and single dashes, beginning and ending with a letter or digit.</summary>
    public string Queue { get; init; } = string.Empty;

    /// <summary>Which articles; everything by default.</summary>
    public SubscriptionFilter Filter { get; init; } = new();
}
