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
/// matches; subscriptions that had an earlier revision and do not match this one get a withdrawal. The row names the recipients before
/// anything is published, so that a withdrawal reaches all of it. Deliveries are at least once; a redelivery has the same event id. A fault
/// of one subscriber does not affect the others: its event alone is retried after growing waits, and in the end stays on record for
/// re-processing.
/// </summary>
public sealed partial class PublishingStep(
    IDocumentStore<EnrichedArticle> documents,
    ISearchIndex index,
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
    ILogger<PublishingStep> logger) : INextStage<EnrichedArticle>
{
    /// <summary>The version of publishing's output. Raising it makes the index and the events stale.</summary>
    public const int Version = 1;

    /// <summary>The stage's name in logs, and in the row of an article that failed in it.</summary>
    internal const string Stage = "PublishArticle";

    /// <inheritdoc/>
    string INextStage<EnrichedArticle>.Queue => StorageNames.ToPublish;

    /// <summary>
    /// Publishes the article that the pointer names, if the pointer's revision is still the newest and not published yet.
    /// </summary>
    /// <param name="pointer">The message.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(ArticlePointer pointer, CancellationToken cancellationToken) =>
        runner.RunAsync(
            Stage, pointer.ArticleId, name: null, token =>
            PublishAsync(pointer, token), cancellationToken, StorageNames.ToPublish, pointer.TraceParent);

    /// <inheritdoc/>
    Task<LedgerEntry?> INextStage<EnrichedArticle>.ContinueAsync(
        StageOutput<EnrichedArticle> output, CancellationToken cancellationToken)
    {
        var article = output.Stored.Document;
        return runner.RunAsync(
            Stage, article.Id, name: null,
            token => PublishAsync(ArticlePointer.To(article), output.Row, output.Stored, token),
            cancellationToken, traceParent: article.TraceParent);
    }

    private async Task PublishAsync(ArticlePointer pointer, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(pointer.ArticleId, cancellationToken);
        var stored = await documents.ReadAsync(pointer.ArticleId, cancellationToken);
        if (stored is null || stored.Document.Revision != pointer.Revision)
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

        await PublishAsync(pointer, known, stored, cancellationToken);
    }

    /// <returns>The row; with its unsaved changes if there was nothing to do.</returns>
    private async Task<LedgerEntry?> PublishAsync(
        ArticlePointer pointer, LedgerEntry? known, StoredDocument<EnrichedArticle> stored, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (IsDone(known, stored.Document))
        {
            LogSkipped(pointer.ArticleId);
            return known;
        }

        if (known is not null && stored.Document.FindExpiry() is { } end && end <= now)
        {
            // It waited too long: for an embargo's end, or for a service.
            return await expiry.ExpireAsync(known, stored.Document.Sequence, end, cancellationToken);
        }

        var isIndexed = IsIndexed(known, stored.Document);
        if (!isIndexed && !IsOvertaken(known, stored.Document))
        {
            if (await embargoEnd.PlaceAsync(stored, cancellationToken) is not { } placed)
            {
                // Whoever changed or deleted it has a message of its own.
                LogSkipped(pointer.ArticleId);
                return known;
            }

            stored = placed;
        }

        return stored.Document.IsEmbargoedAt(now)
            ? await HoldAsync(pointer, stored.Document, known, cancellationToken)
            : await DeliverAsync(pointer, stored.Document, known, isIndexed, cancellationToken);
    }

    /// <summary>Holds an embargoed article back: an earlier revision of it must not be found either.</summary>
    private async Task<LedgerEntry?> HoldAsync(
        ArticlePointer pointer, EnrichedArticle article, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var held = known;
        if (!IsOvertaken(known, article))
        {
            await index.DeleteAsync([new IndexDeletion(article.Id, article.Sequence)], cancellationToken);
            held = await embargoes.HoldAsync(pointer, article, known, cancellationToken);
        }

        await TakeBackAsync(held, article, cancellationToken);
        return held;
    }

    private async Task<LedgerEntry?> DeliverAsync(
        ArticlePointer pointer, EnrichedArticle article, LedgerEntry? known, bool isIndexed, CancellationToken cancellationToken)
    {
        // Read once: the recipients must be those that were recorded before.
        var current = subscriptions.Current;
        var matching = current.Where(subscription => subscription.Matches(article)).ToList();
        var names = matching.ConvertAll(subscription => subscription.Name);
        var row = isIndexed && !names.Except(known!.Recipients).Any()
            ? known
            : await ledger.UpdateAsync(
                article.Id, known, entry => entry.Announced(article, names, Version, isIndexed ? SearchDocument.Version : 0),
                cancellationToken);
        if (IsOvertaken(row, article))
        {
            await TakeBackAsync(row, article, cancellationToken);
            return row;
        }

        if (!isIndexed)
        {
            await index.UpsertAsync([SearchDocument.From(article)], cancellationToken);
        }

        row = await delivery.DeliverAsync(pointer, article, row!, known?.Recipients ?? [], current, matching, cancellationToken);
        await TakeBackAsync(row, article, cancellationToken);
        return row;
    }

    /// <summary>
    /// Removes the output of a run that another one has overtaken: the article was withdrawn, rejected, or made anew. The row tells, because
    /// every run writes it before its output and after it, and only over the row that it knew.
    /// </summary>
    private async Task TakeBackAsync(LedgerEntry? row, EnrichedArticle article, CancellationToken cancellationToken)
    {
        if (row is null || (!IsOvertaken(row, article) && IsSame(row, article)))
        {
            return;
        }

        LogSkipped(row.Id);
        if (IsOver(row))
        {
            await withdrawals.RequestAgainAsync(row, cancellationToken);
        }
        else
        {
            await reconciler.ReconcileAsync(row.Id, force: false, cancellationToken);
        }
    }

    /// <summary>Whether a newer revision, a rejection or a withdrawal came meanwhile.</summary>
    private static bool IsOvertaken([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry?.Supersedes(article.Sequence) == true;

    /// <summary>Whether the article no longer exists.</summary>
    private static bool IsOver([NotNullWhen(true)] LedgerEntry? entry) =>
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
