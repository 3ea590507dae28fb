using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Finds data that the storage has lost, or that was deleted by hand: a row whose file is in the inbox, and a document that its row names.
/// Each article is checked in turn, over as many runs as needed.
/// </summary>
internal sealed class LossFinder(
    ILedger ledger, IStoredArticles stored, IInboxListing inbox, IDocumentStore<CleanedArticle> cleaned,
    IDocumentStore<EnrichedArticle> enriched, ItemFinder items,
    IOptions<ReprocessingOptions> options, TimeProvider time)
{
    private const int BatchSize = 16;

    private static readonly ArticleStage[] Cleaned =
        [ArticleStage.Cleaned, ArticleStage.Enriched, ArticleStage.Embargoed, ArticleStage.Published, ArticleStage.Failed];
    private static readonly ArticleStage[] Enriched =
        [ArticleStage.Enriched, ArticleStage.Embargoed, ArticleStage.Published, ArticleStage.Failed];

    /// <summary>
    /// Files in the inbox without a row. Files that were dropped since the last complete listing are left to the search for never-seen
    /// files, which checks them anyway.
    /// </summary>
    /// <param name="checkpoint">Where to continue.</param>
    /// <param name="all">Whether to check every file, in one run; else the number that a run may check, and only older ones.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<Finding> RowsAsync(
        ReprocessingCheckpoint checkpoint, bool all, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = all ? time.GetUtcNow() - options.Value.StuckAfter : ReprocessingFinder.StartOfUnseen(checkpoint, options.Value);
        var (passed, marker, looked) = (checkpoint, checkpoint.LostRows, 0);
        if (before is null || (!all && options.Value.MaxFilesLooked == 0))
        {
            yield break;
        }

        do
        {
            var page = await inbox.ListAsync(marker, cancellationToken);
            foreach (var batch in page.Files.Where(file => file.DroppedAt < before).Chunk(BatchSize))
            {
                var entries = await Task.WhenAll(batch.Select(file => ledger.FindAsync(ArticleId.FromName(file.Name), cancellationToken)));
                foreach (var (file, _) in batch.Zip(entries).Where(found => found.Second is null))
                {
                    var request = new ReprocessingRequest(
                        ArticleId.FromName(file.Name), default, file.Name, ArticleStage.Cleaned, ReprocessingCause.Lost);
                    yield return new Finding(null, request, passed);
                }
            }

            (marker, looked) = (page.Next, looked + page.Files.Count);
            passed = passed with { LostRows = marker };
            yield return new Finding(null, null, passed);
        }
        while (marker is not null && (all || looked < options.Value.MaxFilesLooked));
    }

    /// <summary>
    /// Articles whose row names a document that does not exist: the stage that wrote it must write it again. Also articles that turn out to
    /// be the same wire item as another, once the names that an older version did not record are recorded.
    /// </summary>
    public async IAsyncEnumerable<Finding> DocumentsAsync(
        ReprocessingCheckpoint checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArticleId? after = ArticleId.TryParse(checkpoint.LostDocuments, out var last) ? last : null;
        await using var cleanedIds = new IdCursor(stored.ListCleanedAsync(after, cancellationToken), cancellationToken);
        await using var enrichedIds = new IdCursor(stored.ListEnrichedAsync(after, cancellationToken), cancellationToken);
        await foreach (var entry in stored.ListEntriesAsync(after, cancellationToken))
        {
            var (isCleaned, isEnriched) = (await cleanedIds.HasAsync(entry.Id), await enrichedIds.HasAsync(entry.Id));
            var found = StageOfLoss(entry, isCleaned, isEnriched) is null ? null : await LookAgainAsync(entry.Id, cancellationToken);
            var passed = checkpoint with { LostDocuments = entry.Id.ToString() };
            yield return new Finding(entry, found, passed);
            if (entry.CleanerVersion < ItemFinder.FirstVersion
                && await items.RememberAsync(entry, cancellationToken) is { } other)
            {
                var request = new ReprocessingRequest(
                    other.Id, other.Revision, other.Name, ArticleStage.Cleaned, ReprocessingCause.Asked);
                yield return new Finding(other, request, passed);
            }
        }
    }

    /// <summary>The lists were read some time ago: the article may have reached another stage, or been withdrawn.</summary>
    private async Task<ReprocessingRequest?> LookAgainAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not { } entry)
        {
            return null;
        }

        var (clean, rich) = (await cleaned.FindETagAsync(id, cancellationToken) is not null,
            await enriched.FindETagAsync(id, cancellationToken) is not null);
        return StageOfLoss(entry, clean, rich) is { } stage && await ledger.FindAsync(id, cancellationToken) is { } now
            && now.ETag == entry.ETag
            ? new ReprocessingRequest(entry.Id, entry.Revision, entry.Name, stage, ReprocessingCause.Lost)
            : null;
    }

    /// <summary>The stage whose document is missing; null if no document is missing.</summary>
    private static ArticleStage? StageOfLoss(LedgerEntry entry, bool isCleaned, bool isEnriched)
    {
        if (!isCleaned && entry.CleanETag is not null && Cleaned.Contains(entry.Stage))
        {
            return ArticleStage.Cleaned;
        }

        return !isEnriched && entry.EnricherVersion > 0 && Enriched.Contains(entry.Stage) ? ArticleStage.Enriched : null;
    }
}
