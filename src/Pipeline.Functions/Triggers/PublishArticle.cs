using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing;

namespace Pipeline.Functions.Triggers;

/// <summary>An article was enriched: publish it.</summary>
public sealed class PublishArticle(PublishingStep step)
{
    /// <summary>Runs for each pointer.</summary>
    [Function(nameof(PublishArticle))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToPublish, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        step.RunAsync(PointerMessage.Parse(message), cancellationToken);
}
