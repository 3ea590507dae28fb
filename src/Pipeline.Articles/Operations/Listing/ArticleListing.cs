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

    private readonly LedgerPages _pages = new(queries, MaxRead);

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<ArticlePage> ReadAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var range = query.Stage is { } stage ? StageRange.In(stage) : StageRange.All;
        var (found, next) = await _pages.ReadAsync(
            range, query.Since, query.Limit, query.Cursor, row => FindAsync(row, query, cancellationToken), cancellationToken);
        return new ArticlePage(found, next);
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
