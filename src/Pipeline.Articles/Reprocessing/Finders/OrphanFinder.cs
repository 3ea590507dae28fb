using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Finds documents without a row and without a file: a stage died between document and row, or the ledger lost the row, and then the file
/// was deleted. Nothing else would remove them. A file in the inbox gets its row back (<see cref="LossFinder.RowsAsync"/>); the items of a
/// feed do not.
/// </summary>
internal sealed class OrphanFinder(
    ILedger ledger, IStoredArticles stored, IInboxReader inbox, IDocumentStore<CleanedArticle> cleaned,
    IDocumentStore<EnrichedArticle> enriched,
    IOptions<ReprocessingOptions> options, TimeProvider time)
{
    /// <summary>Each document in turn, over as many runs as needed.</summary>
    public async IAsyncEnumerable<Finding> DocumentsAsync(
        ReprocessingCheckpoint checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArticleId? after = ArticleId.TryParse(checkpoint.Orphans, out var last) ? last : null;
        await using var rows = new IdCursor(stored.ListEntriesAsync(after, cancellationToken).Select(entry => entry.Id), cancellationToken);
        await foreach (var id in DocumentIdsAsync(after, cancellationToken))
        {
            var request = await rows.HasAsync(id) ? null : await LookAgainAsync(id, cancellationToken);
            yield return new Finding(null, request, checkpoint with { Orphans = id.ToString() });
        }
    }

    /// <summary>The articles that have a cleaned or enriched document, in order.</summary>
    private async IAsyncEnumerable<ArticleId> DocumentIdsAsync(
        ArticleId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var first = stored.ListCleanedAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var second = stored.ListEnrichedAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (hasFirst, hasSecond) = (await first.MoveNextAsync(), await second.MoveNextAsync());
        while (hasFirst || hasSecond)
        {
            var order = (hasFirst, hasSecond) switch
            {
                (true, true) => string.CompareOrdinal(first.Current.ToString(), second.Current.ToString()),
                (true, false) => -1,
                _ => 1,
            };
            yield return order <= 0 ? first.Current : second.Current;
            hasFirst = order <= 0 ? await first.MoveNextAsync() : hasFirst;
            hasSecond = order >= 0 ? await second.MoveNextAsync() : hasSecond;
        }
    }

    /// <summary>
    /// The lists were read some time ago, and a stage writes its document before its row: only an old document that still has no row is an
    /// orphan.
    /// </summary>
    private async Task<ReprocessingRequest?> LookAgainAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await FindDocumentAsync(id, cancellationToken) is not { } document
            || document.CleanedAt > time.GetUtcNow() - options.Value.StuckAfter
            || await ledger.FindAsync(id, cancellationToken) is not null)
        {
            return null;
        }

        if (await inbox.FindETagAsync(document.Name, cancellationToken) is null)
        {
            return new ReprocessingRequest(id, document.Revision, document.Name, ArticleStage.Withdrawn, ReprocessingCause.Removed);
        }

        return document.Part is null
            ? null
            : new ReprocessingRequest(id, document.Revision, document.Name, ArticleStage.Cleaned, ReprocessingCause.Lost);
    }

    private async Task<ArticleDocument?> FindDocumentAsync(ArticleId id, CancellationToken cancellationToken)
    {
        try
        {
            return (ArticleDocument?)(await cleaned.ReadAsync(id, cancellationToken))?.Document
                ?? (await enriched.ReadAsync(id, cancellationToken))?.Document;
        }
        catch (InvalidDataException)
        {
            // The document does not say its file; a rebuild of the index names it.
            return null;
        }
    }
}
