using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Functions.Triggers;

/// <summary>A file could not be cleaned, or its event was not delivered: clean it.</summary>
public sealed class CleanArticleAgain(CleaningRetry cleaning)
{
    /// <summary>Runs for each request.</summary>
    [Function(nameof(CleanArticleAgain))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToClean, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        cleaning.RunAsync(CleaningMessage.Parse(message), cancellationToken);
}
