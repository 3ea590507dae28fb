using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>The queue <see cref="StorageNames.ToPost"/>.</summary>
public interface IWebhookQueue
{
    /// <summary>Requests that an event be posted.</summary>
    /// <param name="message">The event.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(WebhookMessage message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Puts an event into the poison queue, for an operator to replay or discard.</summary>
    /// <param name="message">The event.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task GiveUpAsync(WebhookMessage message, CancellationToken cancellationToken);
}
