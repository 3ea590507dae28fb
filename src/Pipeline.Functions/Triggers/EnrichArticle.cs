using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Messages;

namespace Pipeline.Functions.Triggers;

/// <summary>An article was cleaned: enrich it.</summary>
public sealed class EnrichArticle(EnrichmentStep step)
{
    /// <summary>Runs for each pointer.</summary>
    [Function(nameof(EnrichArticle))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToEnrich, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        step.RunAsync(PointerMessage.Parse(message), cancellationToken);
}
