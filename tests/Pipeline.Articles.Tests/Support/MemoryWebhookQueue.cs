using Pipeline.Articles.Publishing.Webhooks;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue of the events to post, in memory.</summary>
internal sealed class MemoryWebhookQueue(WriteBudget writes) : IWebhookQueue
{
    public List<(WebhookMessage Message, TimeSpan Delay)> Sent { get; } = [];

    public List<WebhookMessage> GivenUp { get; } = [];

    public Task SendAsync(WebhookMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        writes.Spend();
        lock (Sent)
        {
            Sent.Add((message, delay));
        }

        return Task.CompletedTask;
    }

    public Task GiveUpAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        writes.Spend();
        lock (Sent)
        {
            GivenUp.Add(message);
        }

        return Task.CompletedTask;
    }
}
