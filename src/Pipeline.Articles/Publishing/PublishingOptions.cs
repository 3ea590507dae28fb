namespace Pipeline.Articles.Publishing;

/// <summary>
/// Settings of the publishing stage at the configuration's root. The section <c>Subscriptions</c> beside them is read by itself.
/// </summary>
public sealed class PublishingOptions
{
    /// <summary>A JSON file of subscriptions, watched for changes. Default: none; there are only those of the app settings.</summary>
    public string? SubscriptionsFile { get; set; }
}
