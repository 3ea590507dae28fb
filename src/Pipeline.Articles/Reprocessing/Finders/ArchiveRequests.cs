using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Replaces requests for rejected pages of crawl archives by one for their archive, in one search. Such a page is read again only with the
/// archive, and each request would begin the run over the archive anew.
/// </summary>
internal sealed class ArchiveRequests(ILedger ledger)
{
    private readonly Dictionary<ArticleId, bool> _isArchive = [];
    private readonly HashSet<ArticleId> _asked = [];

    /// <summary>The finding as it is, with the request for its archive, or, if that was made before, without one.</summary>
    public async Task<Finding> FoldAsync(Finding finding, CancellationToken cancellationToken)
    {
        if (finding is not { Entry: { Item: not { Place: not null } } entry, Request: { Cause: ReprocessingCause.Asked } request })
        {
            return finding;
        }

        var file = ArticleId.FromName(entry.Name);
        if (!await IsArchiveAsync(file, entry, cancellationToken))
        {
            return finding;
        }

        return finding with { Request = _asked.Add(file) ? request with { ArticleId = file } : null };
    }

    private async Task<bool> IsArchiveAsync(ArticleId file, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (!_isArchive.TryGetValue(file, out var isArchive))
        {
            var row = entry.Id == file ? entry : await ledger.FindAsync(file, cancellationToken);
            _isArchive[file] = isArchive = row?.Contents is not null;
        }

        return isArchive;
    }
}
