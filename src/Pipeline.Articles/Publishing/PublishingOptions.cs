namespace Pipeline.Articles.Publishing;

/// <summary>Settings of the publishing stage: the configuration's root, because <c>Subscriptions</c> is a section of its own.</summary>
public sealed class PublishingOptions
{
    /// <summary>Who gets what. Default: none; articles are then only indexed.</summary>
    public IList<Subscription> Subscriptions { get; init; } = [];
}
