namespace Pipeline.Articles.Publishing;

/// <summary>Settings of the publishing stage at the configuration's root. The section <c>Subscriptions</c> is read separately.</summary>
public sealed class PublishingOptions
{
    /// <summary>
    /// A JSON file of subscriptions, watched for changes. Default: none; only the subscriptions of the app settings apply.
    /// </summary>
    public string? SubscriptionsFile { get; set; }
}
