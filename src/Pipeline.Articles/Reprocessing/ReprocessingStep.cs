using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// The scheduled round: what an older version made, what failed, and what is stuck goes through again from the earliest stage that
/// needs it; at most so many articles a run. Safe to run twice: a stage that has nothing to do does nothing.
/// </summary>
public sealed partial class ReprocessingStep(
    ILedger ledger,
    CleaningStep cleaning,
    IPointerQueue queue,
    IOptions<ReprocessingOptions> options,
    TimeProvider time,
    ILogger<ReprocessingStep> logger)
{
    /// <summary>Goes once over the ledger.</summary>
    /// <param name="cancellationToken">Stops between two articles; the next run goes on.</param>
    /// <returns>How many articles were sent round again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        await foreach (var entry in ledger.ListAsync(cancellationToken))
        {
            if (sent == options.Value.MaxArticles)
            {
                break;
            }

            if (EarliestStaleStage(entry) is { } stage)
            {
                await SendAsync(entry, stage, cancellationToken);
                sent++;
            }
        }

        LogRun(sent);
        return sent;
    }

    /// <summary>The stage to start again from, or null when the article is as the present versions would make it.</summary>
    private ArticleStage? EarliestStaleStage(LedgerEntry entry)
    {
        if (entry.CleanerVersion < ArticleCleaner.Version || entry.FailedIn == CleaningStep.Stage)
        {
            return ArticleStage.Cleaned;
        }

        if (entry.Stage is ArticleStage.Rejected or ArticleStage.Expanded)
        {
            return null;
        }

        if (entry.Stage == ArticleStage.Published)
        {
            return entry.EnricherVersion < EnrichmentStep.Version ? ArticleStage.Enriched
                : entry.PublisherVersion < PublishingStep.Version ? ArticleStage.Published
                : null;
        }

        var since = entry.EnrichedAt ?? entry.CleanedAt;
        var waiting = entry.Stage != ArticleStage.Failed && time.GetUtcNow() - since < options.Value.StuckAfter;
        return waiting ? null : entry.EnricherVersion < EnrichmentStep.Version ? ArticleStage.Enriched : ArticleStage.Published;
    }

    private Task SendAsync(LedgerEntry entry, ArticleStage stage, CancellationToken cancellationToken)
    {
        LogSent(entry.Id, stage);
        var pointer = new ArticlePointer(entry.Id, entry.Revision);
        return stage switch
        {
            ArticleStage.Cleaned => cleaning.RunAsync(entry.Name, cancellationToken),
            ArticleStage.Enriched => queue.SendAsync(StorageNames.ToEnrich, pointer, TimeSpan.Zero, cancellationToken),
            _ => queue.SendAsync(StorageNames.ToPublish, pointer, TimeSpan.Zero, cancellationToken),
        };
    }

    [LoggerMessage(EventId = 40, Level = LogLevel.Information, Message = "Re-processing: {Sent} articles sent round again.")]
    private partial void LogRun(int sent);

    [LoggerMessage(EventId = 41, Level = LogLevel.Debug, Message = "Article {ArticleId} goes round again up to stage {Stage}.")]
    private partial void LogSent(ArticleId articleId, ArticleStage stage);
}
