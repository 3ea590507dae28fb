using Pipeline.Articles.Contracts;
using Pipeline.Articles.Publishing.Webhooks;

namespace Pipeline.Functions.Triggers;

/// <summary>An event is for a subscription with a web address: it is posted.</summary>
public sealed class PostEvent(WebhookStep step)
{
    /// <summary>Runs for each event and subscription.</summary>
    [Function(nameof(PostEvent))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToPost, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        step.RunAsync(WebhookMessage.Parse(message), cancellationToken);
}
