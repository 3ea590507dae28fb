namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>A secret that the sender and a receiver share. While it is replaced, both the new and the former one sign.</summary>
public sealed class WebhookSecret
{
    /// <summary>The secret: <c>whsec_</c> and 24 to 64 bytes in Base64. Needed.</summary>
    public string? Key { get; set; }

    /// <summary>The secret before it, for as long as a receiver may still use it.</summary>
    public string? FormerKey { get; set; }
}
