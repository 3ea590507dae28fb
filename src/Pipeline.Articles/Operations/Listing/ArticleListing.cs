using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations.Listing;

/// <summary>
/// Lists articles by stage, publication, reason and time, a page at a time. It reads the keys of the stage's rows and the entries of those
/// whose time is right; for a publication also their cleaned documents. A page reads at most <see cref="MaxRead"/> entries, so a rare
/// reason among many rows takes several pages, some of them empty.
/// </summary>
public sealed class ArticleListing(ILedgerQueries queries, ILedger ledger, IDocumentStore<CleanedArticle> documents)
{
    /// <summary>The most entries that are read for a page.</summary>
    public const int MaxRead = 2000;

    private const int Parallelism = 16;

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<ArticlePage> ReadAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var range = query.Stage is { } stage ? StageRange.In(stage) : StageRange.All;
        var rows = queries.ListAsync(range, LedgerCursor.Read(query.Cursor, range), cancellationToken)
            .Where(row => query.Since is null || row.Since >= query.Since);
        var (found, read, last) = (new List<ListedArticle>(), 0, (StageRow?)null);
        await foreach (var batch in rows.Chunk(Parallelism).WithCancellation(cancellationToken))
        {
            var articles = await Task.WhenAll(batch.Select(row => FindAsync(row, query, cancellationToken)));
            foreach (var (row, article) in batch.Zip(articles))
            {
                if (found.Count == query.Limit || read == MaxRead)
                {
                    return new ArticlePage(found, LedgerCursor.After(last!));
                }

                (last, read) = (row, read + 1);
                if (article is not null)
                {
                    found.Add(article);
                }
            }
        }

        return new ArticlePage(found, Next: null);
    }

    /// <summary>The article of a row, if it is still as the row says and is wanted.</summary>
    private async Task<ListedArticle?> FindAsync(StageRow row, ArticleQuery query, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(row.Id, cancellationToken) is not { } entry
            || entry.Stage != row.Stage
            || (query.Reason is not null && entry.Reason?.Code != query.Reason))
        {
            return null;
        }

        if (query.Site is null)
        {
            return ListedArticle.Of(entry, siteName: null);
        }

        var site = entry.CleanETag is null ? null : await FindSiteAsync(entry.Id, cancellationToken);
        return string.Equals(site, query.Site, StringComparison.OrdinalIgnoreCase) ? ListedArticle.Of(entry, site) : null;
    }

    /// <summary>
    /// The publication; null if the document does not say, is gone or cannot be read (<c>reprocess --lost</c> makes it again).
    /// </summary>
    private async Task<string?> FindSiteAsync(ArticleId id, CancellationToken cancellationToken)
    {
        try
        {
            return (await documents.ReadAsync(id, cancellationToken))?.Document.SiteName;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
