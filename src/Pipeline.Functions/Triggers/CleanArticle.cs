using Pipeline.Articles;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Functions.Triggers;

/// <summary>A file was dropped: clean it.</summary>
public sealed class CleanArticle(CleaningStep step)
{
#if BLOB_EVENTS
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#elif ISOLATED_WORKER
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#endif

    /// <summary>Runs for each new version of a blob. The step opens the blob itself, because it needs the exact ETag with the content.</summary>
    [Function(nameof(CleanArticle))]
    public Task RunAsync(
#if ISOLATED_WORKER
        [BlobTrigger(StorageNames.Inbox + "/{name}", Connection = "Storage", Source = Source)] TriggerBlob blob,
#else
        [BlobTrigger(StorageNames.Inbox + "/{name}", Connection = "Storage")] TriggerBlob blob,
#endif
        string name,
        CancellationToken cancellationToken) => step.RunAsync(name, cancellationToken);
}
