using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Withdrawing;

namespace Pipeline.Functions.Triggers;

/// <summary>
/// A file was removed from the inbox, or an article was rejected: its articles are withdrawn. A blob trigger never fires on a deletion.
/// </summary>
public sealed class WithdrawArticle(WithdrawalStep step)
{
    /// <summary>Runs for each request, and for each event that Event Grid delivers to the queue.</summary>
    [Function(nameof(WithdrawArticle))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ToWithdraw, Connection = "ArticleStorage")] string message, CancellationToken cancellationToken) =>
        WithdrawalMessage.Parse(message) is { } request ? step.RunAsync(request, cancellationToken) : Task.CompletedTask;
}
