using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// Cleans one article, writes its document and hands it over to enrichment. The newest revision wins, because a document is only written
/// over the version that was seen before the file was read.
/// </summary>
public sealed partial class CleanedArticleWriter(
    CleanerVersion version,
    IDocumentStore<CleanedArticle> documents,
    IFormerRevisions former,
    IOptions<RevisionOptions> revisions,
    DuplicateFinder duplicates,
    StaleRows stale,
    StageHandover<CleanedArticle> handover,
    ILedger ledger,
    TimeProvider time,
    ILogger<CleanedArticleWriter> logger)
{
    /// <summary>The reason code of an expired item: its agency allowed publication only until a time that has passed.</summary>
    public const string Expired = RejectionCodes.Expired;

    /// <summary>Cleans and writes one article.</summary>
    /// <param name="file">The run over its file.</param>
    /// <param name="part">The article.</param>
    /// <param name="known">Its row before the run; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if the row or the document was changed meanwhile: the file must be read again.</returns>
    /// <exception cref="ArticleRejectedException">It is not an article, or it has expired.</exception>
    internal async Task<bool> WriteAsync(FileCleaning file, FilePart part, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var article = Clean(file, part, known, cancellationToken);
        var story = await PlaceAsync(article, known?.ClusterId is not null, cancellationToken);
        article = article with { ClusterId = story.ClusterId, DuplicateOf = story.DuplicateOf };

        if (known is { CleanETag: { } stands } && known.Revision != part.Revision)
        {
            await former.KeepAsync(article.Id, stands, revisions.Value.FormerRevisions, cancellationToken);
        }

        var etag = await documents.TryWriteAsync(article, known?.CleanETag, cancellationToken);
        if (etag is null)
        {
            // The row lags behind the document: a run died between the two writes, or another one is working.
            var stored = await documents.ReadAsync(article.Id, cancellationToken);
            if (stored is null || stored.Document.Revision != part.Revision || stored.Document.CleanerVersion > article.CleanerVersion)
            {
                await CatchUpAsync(stored, new ArticleOrigin(article.Id, part.Source.Name, part.Source.Part), known, cancellationToken);
                return false;
            }

            article = await ContinueAsync(article, stored.Document, known, cancellationToken);
            etag = await documents.TryWriteAsync(article, stored.ETag, cancellationToken);
            if (etag is null)
            {
                return false;
            }
        }

        var row = await handover.PassAsync(
            new StoredDocument<CleanedArticle>(article, etag), known, entry => entry.Cleaned(article, file.File.ETag, etag),
            file.DirectUntil, cancellationToken);
        if (row?.Supersedes(article.Sequence) == true)
        {
            return false;
        }

        LogCleaned(article.Id, article.WordCount, article.BlocksKept, article.BlocksDropped);
        if (story.Successor is { } successor && await stale.MarkAsync(successor, cancellationToken) is { } outdated)
        {
            file.Stale.Add(outdated);
        }

        return true;
    }

    /// <summary>Extracts one article.</summary>
    /// <param name="file">The run over its file.</param>
    /// <param name="part">The article.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArticleRejectedException">It is not an article, or it has expired.</exception>
    internal ExtractedArticle Extract(FileCleaning file, FilePart part, CancellationToken cancellationToken)
    {
        var extracted = file.Extraction.CleanEmbargoed(part.Source, cancellationToken);
        return part.Source.Wire?.ExpiresAt is { } end && end <= time.GetUtcNow()
            ? throw new ArticleRejectedException(Expired, ExpiredItem.ReasonOf(end).Message)
            : extracted;
    }

    /// <summary>
    /// Places the article among its near-duplicates. An embargoed article is placed when its embargo ends.
    /// </summary>
    private Task<DuplicatePlace> PlaceAsync(CleanedArticle article, bool wasPlaced, CancellationToken cancellationToken)
    {
        var now = article.CleanedAt!.Value;
        return article.IsEmbargoedAt(now)
            ? duplicates.FindHeldBackAsync(article.Id, article.Fingerprint, article.WordCount, wasPlaced, cancellationToken)
            : duplicates.PlaceAsync(article.Id, article.Fingerprint, article.WordCount, wasPlaced, now, cancellationToken);
    }

    private CleanedArticle Clean(FileCleaning file, FilePart part, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return CleanedArticle.From(part.Extracted ?? Extract(file, part, cancellationToken), version) with
        {
            Id = part.Id,
            Item = part.Item,
            Revision = part.Revision,
            // If a later cleaner accepts bytes that an earlier one rejected, they are a new revision for subscribers.
            Sequence = known is { Stage: ArticleStage.Rejected } ? known.Sequence + 1 : known.NextSequence(part.Revision),
            CleanedAt = now,
            FirstSeenAt = known?.FirstSeenAt ?? now,
            TraceParent = Activity.Current?.Id,
        };
    }

    /// <summary>Continues from the stored document of the same revision, which has no row yet.</summary>
    private async Task<CleanedArticle> ContinueAsync(
        CleanedArticle article, CleanedArticle stored, LedgerEntry? known, CancellationToken cancellationToken)
    {
        article = article with { Sequence = Math.Max(article.Sequence, stored.Sequence) };
        if (known is null && stored.Fingerprint == article.Fingerprint)
        {
            // The row is lost: the data that it had besides the document must not change, nor the events.
            article = article with
            {
                FirstSeenAt = stored.FirstSeenAt,
                ClusterId = stored.ClusterId,
                DuplicateOf = stored.DuplicateOf,
            };
            await duplicates.RestoreAsync(article, cancellationToken);
        }

        return article;
    }

    /// <summary>
    /// Updates the row to match the stored document, so that the next try starts from it. A row that was changed since it was read is not
    /// set back.
    /// </summary>
    private async Task CatchUpAsync(
        StoredDocument<CleanedArticle>? stored, ArticleOrigin origin, LedgerEntry? known, CancellationToken cancellationToken) =>
        await ledger.UpdateAsync(origin.Id, known, entry => entry.CaughtUp(known, origin, stored), cancellationToken);

    [LoggerMessage(
        EventId = 10, Level = LogLevel.Debug, Message =
            "Article {ArticleId} cleaned: {Words} words, {Kept} blocks kept, {Dropped} dropped.")]
    private partial void LogCleaned(ArticleId articleId, int words, int kept, int dropped);
}
