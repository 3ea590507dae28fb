using Pipeline.Articles.Contracts;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Functions.Triggers;

/// <summary>An article is reprocessed: run the stage that it needs.</summary>
public sealed class ReprocessArticle(ReprocessArticleStep step)
{
    /// <summary>Runs for each request.</summary>
    [Function(nameof(ReprocessArticle))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToReprocess, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        step.RunAsync(ReprocessingMessage.Parse(message), cancellationToken);
}
