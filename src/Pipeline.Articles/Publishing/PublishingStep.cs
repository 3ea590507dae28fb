using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// The last stage: an enriched document goes into the search index and, as an event, into the queue of each subscription whose filter
/// matches; subscriptions that had an earlier revision and do not match this one get a withdrawal. Deliveries are at least once; a
/// redelivery has the same event id. A fault of one subscriber does not affect the others: its event alone is retried after growing waits,
/// and in the end stays on record for re-processing.
/// </summary>
public sealed partial class PublishingStep(
    IDocumentStore<EnrichedArticle> documents,
    IndexWriter index,
    IndexReconciler reconciler,
    ISubscriptions subscriptions,
    ArticleDelivery delivery,
    EmbargoHold embargoes,
    EmbargoEnd embargoEnd,
    ItemExpiry expiry,
    WithdrawalRequests withdrawals,
    ILedger ledger,
    StageRunner runner,
    TimeProvider time,
    ILogger<PublishingStep> logger)
{
    /// <summary>The version of publishing's output. Raising it makes the index and the events stale.</summary>
    public const int Version = 1;

    /// <summary>The stage's name in logs, and in the row of an article that failed in it.</summary>
    internal const string Stage = "PublishArticle";

    /// <summary>
    /// Publishes the article that the pointer names, if the pointer's revision is still the newest and not published yet.
    /// </summary>
    /// <param name="pointer">The message.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(ArticlePointer pointer, CancellationToken cancellationToken) =>
        runner.RunAsync(
            Stage, pointer.ArticleId, name: null, token =>
            PublishAsync(pointer, token), cancellationToken, StorageNames.ToPublish, pointer.TraceParent);

    private async Task PublishAsync(ArticlePointer pointer, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(pointer.ArticleId, cancellationToken);
        var stored = await documents.ReadAsync(pointer.ArticleId, cancellationToken);
        if (stored is null || stored.Document.Revision != pointer.Revision || IsDone(known, stored.Document))
        {
            LogSkipped(pointer.ArticleId);
            if (stored is null && IsOver(known))
            {
                // An earlier run over this message may have written to the index after the article was withdrawn, and died before its
                // check.
                await reconciler.ReconcileAsync(pointer.ArticleId, force: false, cancellationToken);
            }

            return;
        }

        if (known is not null && stored.Document.FindExpiry() is { } end && end <= time.GetUtcNow())
        {
            // It waited too long: for an embargo's end, or for a service.
            await expiry.ExpireAsync(known, stored.Document.Sequence, end, cancellationToken);
            return;
        }

        var isIndexed = IsIndexed(known, stored.Document);
        if (!isIndexed && !IsOvertaken(known, stored.Document))
        {
            if (await embargoEnd.PlaceAsync(stored, cancellationToken) is not { } placed)
            {
                // Whoever changed or deleted it has a message of its own.
                LogSkipped(pointer.ArticleId);
                return;
            }

            stored = placed;
        }

        stored = isIndexed || IsOvertaken(known, stored.Document) ? stored : await index.WriteAsync(stored, known, cancellationToken);
        var article = stored.Document;
        if (article.IsEmbargoedAt(time.GetUtcNow()))
        {
            var held = IsOvertaken(known, article) ? known : await embargoes.HoldAsync(pointer, article, known, cancellationToken);
            if (IsOvertaken(held, article))
            {
                await TakeBackAsync(held, cancellationToken);
            }

            return;
        }

        // Read once: the recipients must be those that were recorded before.
        var current = subscriptions.Current;
        var matching = current.Where(subscription => subscription.Matches(article)).ToList();
        var names = matching.ConvertAll(subscription => subscription.Name);
        var row = isIndexed && !names.Except(known!.Recipients).Any()
            ? known
            : await ledger.UpdateAsync(
                article.Id, known, entry => entry.Indexed(article, names, Version, SearchDocument.Version), cancellationToken);
        if (IsOvertaken(row, article))
        {
            await TakeBackAsync(row, cancellationToken);
            return;
        }

        await delivery.DeliverAsync(pointer, article, row!, known?.Recipients ?? [], current, matching, cancellationToken);
    }

    /// <summary>The article was withdrawn or rejected while an older revision was in progress: its output is removed.</summary>
    private async Task TakeBackAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        LogSkipped(row.Id);
        if (IsOver(row))
        {
            await withdrawals.RequestAgainAsync(row, cancellationToken);
        }
    }

    /// <summary>Whether a newer revision, a rejection or a withdrawal came meanwhile.</summary>
    private static bool IsOvertaken([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry?.Supersedes(article.Sequence) == true;

    /// <summary>Whether the article no longer exists.</summary>
    private static bool IsOver(LedgerEntry? entry) =>
        entry is { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded };

    private static bool IsIndexed([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry is { PublisherVersion: Version, IndexVersion: SearchDocument.Version, Stage: ArticleStage.Enriched or ArticleStage.Failed }
            && IsSame(entry, article);

    private static bool IsDone(LedgerEntry? entry, EnrichedArticle article) =>
        entry is { Stage: ArticleStage.Published, PublisherVersion: Version, IndexVersion: SearchDocument.Version }
            && IsSame(entry, article);

    private static bool IsSame([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry is not null && article.IsRecordedIn(entry);

    [LoggerMessage(EventId = 30, Level = LogLevel.Debug, Message = "Article {ArticleId}: nothing to publish (superseded, gone or done).")]
    private partial void LogSkipped(ArticleId articleId);
}
