using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Functions.Triggers;

/// <summary>A crawl archive was dropped: clean a range of its records.</summary>
public sealed class ExpandArchive(ExpansionStep step)
{
    /// <summary>Runs for each range.</summary>
    [Function(nameof(ExpandArchive))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToExpand, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        step.RunAsync(ExpansionMessage.Parse(message), cancellationToken);
}
