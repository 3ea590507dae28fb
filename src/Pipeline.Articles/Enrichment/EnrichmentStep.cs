using Articles.TextAnalytics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Redaction;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// The second stage: a cleaned document becomes an enriched one, which is handed over to publishing. When text analytics are unavailable, a
/// copy of the message comes back later and this one succeeds, so that retries never poison it.
/// </summary>
public sealed partial class EnrichmentStep(
    IDocumentStore<CleanedArticle> cleanedArticles,
    IDocumentStore<EnrichedArticle> enrichedArticles,
    ArticleAnalyzer analyzer,
    StoryFinder stories,
    StageHandover<EnrichedArticle> handover,
    IPointerQueue queue,
    WithdrawalRequests withdrawals,
    ILedger ledger,
    StageRunner runner,
    PipelineMetrics metrics,
    IOptions<EnrichmentOptions> options,
    TimeProvider time,
    ILogger<EnrichmentStep> logger) : INextStage<CleanedArticle>
{
    // Raise it when the stage's own output changes.
    private const int OwnVersion = 2;

    /// <summary>
    /// The version of enrichment's output: the stage's own version plus those of the features. None is ever lowered, so a newer build has a
    /// greater one. It orders two documents; the features' own versions show which features are stale
    /// (<see cref="FeatureVersions.Stale"/>).
    /// </summary>
    public const int Version = OwnVersion + AnalysisFeature.Versions;

    /// <summary>The reason code in the row of a deferred article.</summary>
    internal const string Deferred = "deferred";

    private const string Stage = "EnrichArticle";

    // The queue's limit.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    string INextStage<CleanedArticle>.Queue => StorageNames.ToEnrich;

    /// <summary>Enriches the article that the pointer names, if the pointer's revision is still the newest and not enriched yet.</summary>
    /// <param name="pointer">The message.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(ArticlePointer pointer, CancellationToken cancellationToken) =>
        runner.RunAsync(
            Stage, pointer.ArticleId, name: null, token =>
            EnrichAsync(pointer, token), cancellationToken, StorageNames.ToEnrich, pointer.TraceParent);

    /// <inheritdoc/>
    Task<LedgerEntry?> INextStage<CleanedArticle>.ContinueAsync(
        StageOutput<CleanedArticle> output, CancellationToken cancellationToken)
    {
        var article = output.Stored.Document;
        return runner.RunAsync(
            Stage, article.Id, name: null,
            token => EnrichAsync(ArticlePointer.To(article), output.Row, article, output.DirectUntil, token),
            cancellationToken, traceParent: article.TraceParent);
    }

    private async Task EnrichAsync(ArticlePointer pointer, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(pointer.ArticleId, cancellationToken);
        var cleaned = (await cleanedArticles.ReadAsync(pointer.ArticleId, cancellationToken))?.Document;
        if (cleaned is null || cleaned.Revision != pointer.Revision)
        {
            LogSkipped(pointer.ArticleId);
            await LookForOrphanAsync(known, cleaned, cancellationToken);
            return;
        }

        await EnrichAsync(pointer, known, cleaned, handover.Deadline, cancellationToken);
    }

    /// <returns>The row; with its unsaved changes if there was nothing to do.</returns>
    private async Task<LedgerEntry?> EnrichAsync(
        ArticlePointer pointer, LedgerEntry? known, CleanedArticle cleaned, DateTimeOffset? directUntil,
        CancellationToken cancellationToken)
    {
        if (IsDone(known, cleaned))
        {
            LogSkipped(pointer.ArticleId);
            return known;
        }

        EnrichedArticle article;
        try
        {
            article = await analyzer.EnrichAsync(cleaned, cancellationToken);
            article = article with { EnrichedAt = time.GetUtcNow(), TextRecords = BilledBefore(known, cleaned) + article.TextRecords };
        }
        catch (AnalysisDeferredException deferred)
        {
            return await DeferAsync(pointer, known, deferred, cancellationToken);
        }
        catch (NotRedactedException rejected)
        {
            return await RejectAsync(cleaned, known, rejected.Reason, cancellationToken);
        }

        article = await stories.PlaceAsync(article, known, cancellationToken);
        if (await WriteAsync(article, cancellationToken) is not { } stored)
        {
            LogSkipped(pointer.ArticleId);
            return known;
        }

        return await handover.PassAsync(stored, known, entry => entry.Enriched(article), directUntil, cancellationToken);
    }

    /// <summary>
    /// An earlier run over this message may have written its document after the article was withdrawn, and died before it recorded that.
    /// </summary>
    private async Task LookForOrphanAsync(LedgerEntry? known, CleanedArticle? cleaned, CancellationToken cancellationToken)
    {
        if (cleaned is null
            && known is { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected }
            && await enrichedArticles.FindETagAsync(known.Id, cancellationToken) is not null)
        {
            await withdrawals.RequestAgainAsync(known, cancellationToken);
        }
    }

    /// <summary>Writes the document, unless a newer revision's document exists.</summary>
    private async Task<StoredDocument<EnrichedArticle>?> WriteAsync(EnrichedArticle article, CancellationToken cancellationToken)
    {
        string? expected = null;
        while (true)
        {
            if (await enrichedArticles.TryWriteAsync(article, expected, cancellationToken) is { } etag)
            {
                return new StoredDocument<EnrichedArticle>(article, etag);
            }

            var stored = await enrichedArticles.ReadAsync(article.Id, cancellationToken);
            if (stored is not null && Order(stored.Document).CompareTo(Order(article)) > 0)
            {
                return null;
            }

            if (stored?.Document is { StoryId: { } story, Story: { } state } before && before.Revision == article.Revision
                && story != article.StoryId)
            {
                // The row that named its story is lost.
                article = await stories.PlaceAsync(article, (story, state), cancellationToken);
            }

            expected = stored?.ETag;
        }
    }

    /// <summary>The document of an article with the greater order is newer.</summary>
    private static (int Sequence, int Cleaner, int Enricher) Order(EnrichedArticle article) =>
        (article.Sequence, article.CleanerVersion, article.EnricherVersion);

    private async Task<LedgerEntry?> DeferAsync(
        ArticlePointer pointer, LedgerEntry? known, AnalysisDeferredException deferred, CancellationToken cancellationToken)
    {
        var delay = DelayOf(pointer, deferred);
        await queue.SendAsync(
            StorageNames.ToEnrich, pointer with { Attempt = pointer.Attempt + 1, NotBefore = time.GetUtcNow() + delay }, delay,
            cancellationToken);
        var cap = deferred.Until is null ? string.Empty : " Language__DailyTextRecords is the cap.";
        var reason = new RejectionReason(Deferred, $"Deferred for {delay:d\\.hh\\:mm\\:ss}: {deferred.Message}{cap}");
        var row = await ledger.UpdateAsync(
            pointer.ArticleId, known, entry => entry.Deferred(pointer, deferred.TextRecords, reason), cancellationToken);
        metrics.ArticleDeferred(forBudget: deferred.Until is not null);
        LogDeferred(pointer.ArticleId, delay, pointer.Attempt + 1);
        return row;
    }

    /// <summary>
    /// Twice as long at each attempt, or as long as the service asked for; spread over as much again, so that articles that were deferred
    /// together do not come back together.
    /// </summary>
    private TimeSpan DelayOf(ArticlePointer pointer, AnalysisDeferredException deferred)
    {
        var settings = options.Value;
        var backoff = settings.FirstDeferral * Math.Pow(2, Math.Min(pointer.Attempt, 20));
        var delay = deferred.RetryAfter is { } asked && asked > backoff ? asked : backoff;
        var spread = Random.Shared.NextDouble();
        if (deferred.Until is { } until)
        {
            // Otherwise every instance's articles would come back in the first second of the day.
            return Limit(until - time.GetUtcNow() + (settings.MaxDeferral * spread), MaxDelay);
        }

        delay = Limit(delay, settings.MaxDeferral);
        return Limit(delay + (delay * spread), MaxDelay);

        static TimeSpan Limit(TimeSpan delay, TimeSpan longest) => delay < longest ? delay : longest;
    }

    private async Task<LedgerEntry?> RejectAsync(
        CleanedArticle cleaned, LedgerEntry? known, RejectionReason reason, CancellationToken cancellationToken)
    {
        LogRejected(cleaned.Id, reason.Code);
        var row =
            await ledger.UpdateAsync(cleaned.Id, known, entry => entry.RejectedByEnrichment(cleaned.Sequence, reason), cancellationToken);
        if (row is { Stage: ArticleStage.Rejected, IsToBeWithdrawn: true })
        {
            await withdrawals.RequestAgainAsync(row, cancellationToken);
        }

        return row;
    }

    /// <summary>A direct run that enriched it may have died before it published it, and no queue has a pointer then.</summary>
    private bool IsDone(LedgerEntry? entry, CleanedArticle cleaned) =>
        entry is
        {
            Stage: ArticleStage.Enriched or ArticleStage.Embargoed or ArticleStage.Published, EnricherVersion: Version, IsDirect: false
        }
        && entry.Sequence == cleaned.Sequence
        && entry.CleanerVersion == cleaned.CleanerVersion
        && FeatureVersions.Stale(entry.Features, options.Value.Features).Count == 0;

    /// <summary>The text records of earlier tries of the same work, before their deferral.</summary>
    private static int BilledBefore(LedgerEntry? entry, CleanedArticle cleaned) =>
        entry is { EnricherVersion: 0 } && entry.Revision == cleaned.Revision ? entry.TextRecords : 0;

    [LoggerMessage(EventId = 20, Level = LogLevel.Debug, Message = "Article {ArticleId}: nothing to enrich (superseded, gone or done).")]
    private partial void LogSkipped(ArticleId articleId);

    [LoggerMessage(
        EventId = 21, Level = LogLevel.Warning, Message =
            "Article {ArticleId} deferred for {Delay} (attempt {Attempt}): text analytics is unavailable.")]
    private partial void LogDeferred(ArticleId articleId, TimeSpan delay, int attempt);

    [LoggerMessage(EventId = 22, Level = LogLevel.Information, Message = "Article {ArticleId} rejected: {Code}.")]
    private partial void LogRejected(ArticleId articleId, string code);
}
