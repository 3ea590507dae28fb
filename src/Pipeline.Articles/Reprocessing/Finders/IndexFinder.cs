using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Finds differences between the search index and the ledger, left by a writer that died between its write and its check, or whose request
/// arrived late. Both are read in the order of the ids, a thousand per request, so that neither is kept in memory; more is read only where
/// they differ.
/// </summary>
internal sealed class IndexFinder(
    ISearchIndex index, ILedger ledger, IStoredArticles stored, IDocumentStore<EnrichedArticle> documents,
    IOptions<ReprocessingOptions> options, TimeProvider time)
{
    private const int PageSize = 1000;

    /// <summary>Every article, with a request if the index has to be corrected.</summary>
    public async IAsyncEnumerable<Finding> MisindexedAsync(
        ReprocessingCheckpoint checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArticleId? after = ArticleId.TryParse(checkpoint.Index, out var last) ? last : null;
        await using var entries = EntriesAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var rows = stored.ListEntriesAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (isEntry, isRow) = (await entries.MoveNextAsync(), await rows.MoveNextAsync());
        while (isEntry || isRow)
        {
            var order = (isEntry, isRow) switch
            {
                (true, true) => string.CompareOrdinal(entries.Current.Id.ToString(), rows.Current.Id.ToString()),
                (true, false) => -1,
                _ => 1,
            };
            IndexEntry? entry = order <= 0 ? entries.Current : null;
            var row = order >= 0 ? rows.Current : null;
            var id = entry?.Id ?? row!.Id;
            var passed = checkpoint with { Index = id.ToString() };
            yield return IsRight(entry, row) ? new Finding(null, null, passed) : await JudgeAsync(id, entry, passed, cancellationToken);
            isEntry = order <= 0 ? await entries.MoveNextAsync() : isEntry;
            isRow = order >= 0 ? await rows.MoveNextAsync() : isRow;
        }
    }

    private static bool IsRight(IndexEntry? entry, LedgerEntry? row) => row switch
    {
        null => entry is null,
        { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded or ArticleStage.Embargoed } => entry is null,
        { Stage: ArticleStage.Published } or { IndexVersion: > 0 } =>
            entry is { } found && found.Sequence == row.Sequence && (found.Revision == default || found.Revision == row.Revision),
        // In progress: the index may still have an earlier revision, or may already have this one.
        _ => entry is null || entry.Value.Sequence <= row.Sequence,
    };

    /// <summary>The lists were read one after the other, so a later round checks articles that have just changed.</summary>
    private async Task<Finding> JudgeAsync(
        ArticleId id, IndexEntry? entry, ReprocessingCheckpoint passed, CancellationToken cancellationToken)
    {
        var row = await ledger.FindAsync(id, cancellationToken);
        if (row is null)
        {
            // No row but a document: the ledger was lost, and the article is processed when its file is checked.
            return entry is null || await documents.FindETagAsync(id, cancellationToken) is not null
                ? new Finding(null, null, passed)
                : new Finding(null, Request(id, id.ToString(), default), passed);
        }

        var isSettled = row.StageAt < time.GetUtcNow() - options.Value.StuckAfter;
        return new Finding(row, isSettled && !IsRight(entry, row) ? Request(id, row.Name, row.Revision) : null, passed);
    }

    private static ReprocessingRequest Request(ArticleId id, string name, Revision revision) =>
        new(id, revision, name, ArticleStage.Published, ReprocessingCause.Misindexed);

    private async IAsyncEnumerable<IndexEntry> EntriesAsync(ArticleId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await index.ListAsync(after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page[^1].Id;
        }
    }
}
