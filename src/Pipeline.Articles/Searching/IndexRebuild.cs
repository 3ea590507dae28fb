using System.Globalization;
using System.Runtime.CompilerServices;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Searching;

/// <summary>
/// Fills a search index from the enriched documents, and removes entries without one: after a loss, or when the content of index entries
/// has changed. May run beside the host: like publishing, it checks again after each page for articles that were replaced or removed
/// meanwhile. A document that cannot be read is skipped and named; an embargoed one is skipped.
/// </summary>
public sealed class IndexRebuild(IEnrichedCatalog catalog, IDocumentStore<EnrichedArticle> documents, TimeProvider time)
{
    private const int MaxReads = 16;

    /// <summary>Documents in memory at once: with their sentences and mentions some have hundreds of kilobytes.</summary>
    private const int BatchSize = 250;

    private const int PageSize = 1000;

    /// <summary>Fills the index.</summary>
    /// <param name="index">The index; it may hold some articles already.</param>
    /// <param name="continuation">Where an interrupted run stopped; null to start from the beginning.</param>
    /// <param name="since">Only documents that were written at this time or later; null for all.</param>
    /// <param name="report">Callback after each batch.</param>
    /// <param name="cancellationToken">Cancels the operation; what was reported is in the index.</param>
    public async Task<RebuildProgress> RunAsync(
        ISearchIndex index, string? continuation, DateTimeOffset? since, Action<RebuildProgress> report,
        CancellationToken cancellationToken)
    {
        var progress = new RebuildProgress(0, 0, 0, continuation);
        do
        {
            var page = await catalog.ListAsync(progress.Continuation, cancellationToken);
            var (written, unreadable) = await WriteAsync(index, page, progress.Continuation, since, cancellationToken);
            progress = progress.With(unreadable) with
            {
                Written = progress.Written + written,
                Share = page.Continuation is null || page.Documents.Count == 0 ? 1 : ShareOf(page.Documents[^1].Id),
                Continuation = page.Continuation,
            };
            report(progress);
        }
        while (progress.Continuation is not null);

        progress = progress with { Removed = await SweepAsync(index, cancellationToken) };
        report(progress);
        return progress;
    }

    private async Task<(int Written, List<UnreadableDocument> Unreadable)> WriteAsync(
        ISearchIndex index, CatalogPage page, string? continuation, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var written = new Dictionary<ArticleId, (string ETag, int Sequence)>();
        var unreadable = new List<UnreadableDocument>();
        foreach (var batch in page.Documents.Where(document => since is null || document.ModifiedAt >= since).Chunk(BatchSize))
        {
            var (stored, faults) = await ReadAsync([.. batch.Select(document => document.Id)], cancellationToken);
            await index.UpsertAsync(Public(stored), cancellationToken);
            stored.ForEach(document => written.Add(document.Document.Id, (document.ETag, document.Document.Sequence)));
            unreadable.AddRange(faults);
        }

        if (written.Count == 0)
        {
            return (0, unreadable);
        }

        var now = (await catalog.ListAsync(continuation, cancellationToken))
            .Documents.ToDictionary(document => document.Id, document => document.ETag);
        await MendAsync(
            index,
            written.Where(document => now.GetValueOrDefault(document.Key) != document.Value.ETag)
                .ToDictionary(document => document.Key, document => document.Value.Sequence),
            cancellationToken);
        return (written.Count, unreadable);
    }

    /// <summary>
    /// Updates articles whose documents were replaced or removed meanwhile, until none is. An unreadable one stays unchanged.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="changed">The articles, with the sequence of each that the index may have.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task MendAsync(ISearchIndex index, Dictionary<ArticleId, int> changed, CancellationToken cancellationToken)
    {
        while (changed.Count > 0)
        {
            var (read, unreadable) = await ReadAsync([.. changed.Keys], cancellationToken);
            var stored = read.ToDictionary(document => document.Document.Id);
            await index.UpsertAsync(Public(stored.Values), cancellationToken);
            unreadable.ForEach(document => changed.Remove(document.Id));
            var gone = changed.Where(article => !stored.ContainsKey(article.Key))
                .Select(article => new IndexDeletion(article.Key, article.Value));
            await index.DeleteAsync([.. gone], cancellationToken);
            var again = new Dictionary<ArticleId, int>();
            foreach (var (id, sequence) in changed)
            {
                if (await documents.FindETagAsync(id, cancellationToken) != stored.GetValueOrDefault(id)?.ETag)
                {
                    again.Add(id, stored.GetValueOrDefault(id)?.Document.Sequence ?? sequence);
                }
            }

            changed = again;
        }
    }

    /// <summary>Removes entries without a document. Both lists are in the order of the ids, so neither has to be kept in memory.</summary>
    private async Task<long> SweepAsync(ISearchIndex index, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await using var stored = StoredIdsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var isMore = await stored.MoveNextAsync();
        ArticleId? after = null;
        for (var page = await index.ListAsync(after, PageSize, cancellationToken); page.Count > 0; page =
            await index.ListAsync(after, PageSize, cancellationToken))
        {
            var orphans = new Dictionary<ArticleId, int>();
            foreach (var (id, sequence, _) in page)
            {
                while (isMore && string.CompareOrdinal(stored.Current.ToString(), id.ToString()) < 0)
                {
                    isMore = await stored.MoveNextAsync();
                }

                // The article may have arrived after its page was listed.
                if (!(isMore && stored.Current == id) && await documents.FindETagAsync(id, cancellationToken) is null)
                {
                    orphans.Add(id, sequence);
                }
            }

            if (orphans.Count > 0)
            {
                await index.DeleteAsync([.. orphans.Select(orphan => new IndexDeletion(orphan.Key, orphan.Value))], cancellationToken);
                await MendAsync(index, orphans, cancellationToken);
                removed += orphans.Count;
            }

            after = page[^1].Id;
        }

        return removed;
    }

    private async IAsyncEnumerable<ArticleId> StoredIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await catalog.ListAsync(continuation, cancellationToken);
            foreach (var document in page.Documents)
            {
                yield return document.Id;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private async Task<(List<StoredDocument<EnrichedArticle>> Stored, List<UnreadableDocument> Unreadable)> ReadAsync(
        List<ArticleId> ids, CancellationToken cancellationToken)
    {
        var stored = new StoredDocument<EnrichedArticle>?[ids.Count];
        var unreadable = new UnreadableDocument?[ids.Count];
        await Parallel.ForAsync(
            0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = MaxReads, CancellationToken = cancellationToken },
            async (i, token) =>
        {
            try
            {
                stored[i] = await documents.ReadAsync(ids[i], token);
            }
            catch (InvalidDataException exception)
            {
                unreadable[i] = new UnreadableDocument(ids[i], Name: null, exception.Message);
            }
        });
        return ([.. stored.OfType<StoredDocument<EnrichedArticle>>()], [.. unreadable.OfType<UnreadableDocument>()]);
    }

    /// <summary>An embargoed article is found when its embargo has ended.</summary>
    private List<SearchDocument> Public(IEnumerable<StoredDocument<EnrichedArticle>> stored)
    {
        var now = time.GetUtcNow();
        return
        [
            .. stored.Where(document => !document.Document.IsEmbargoedAt(now)).Select(document => SearchDocument.From(document.Document)),
        ];
    }

    /// <summary>The position of an id among all ids: ids are hashes, so the first digits give it.</summary>
    private static double ShareOf(ArticleId id) =>
        int.Parse(id.ToString().AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (double)0x10000;
}
