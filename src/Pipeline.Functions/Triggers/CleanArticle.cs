using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;

namespace Pipeline.Functions.Triggers;

/// <summary>A file was dropped: clean it.</summary>
public sealed class CleanArticle(CleaningRetry cleaning)
{
    /// <summary>
    /// Runs for each new version of a blob. If cleaning fails, <c>CleanArticleAgain</c> tries it later. The step opens the blob itself,
    /// because it needs the exact ETag with the content.
    /// </summary>
    [Function(nameof(CleanArticle))]
    public Task RunAsync(
#if BLOB_EVENTS
        [BlobTrigger(StorageNames.Inbox + "/{name}", Connection = "ArticleStorage", Source = BlobTriggerSource.EventGrid)] TriggerBlob blob,
#else
        [BlobTrigger(StorageNames.Inbox + "/{name}", Connection = "ArticleStorage")] TriggerBlob blob,
#endif
        string name,
        CancellationToken cancellationToken) => cleaning.RunAsync(name, cancellationToken);
}
