using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>Reads the secrets that sign events.</summary>
public sealed class WebhookSecrets(IOptionsMonitor<WebhookOptions> options)
{
    /// <summary>The keys that sign for a subscription, the current one first; null if there is no such secret.</summary>
    public IReadOnlyList<byte[]>? Find(string name) => options.CurrentValue.Secrets.GetValueOrDefault(name) is { } secret
        && WebhookSignature.KeyOf(secret.Key) is { } key
            ? [key, .. WebhookSignature.KeyOf(secret.FormerKey) is { } former ? new[] { former } : []]
            : null;
}
