using Articles.Extraction.Formats.WebArchives.Records;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>Cleans single pages of crawl archives again, without the rest of the archive.</summary>
public sealed class ArchivePages(IInboxReader inbox, PageCleaner pages, ILedger ledger, IOptions<ReadingOptions> options)
{
    /// <summary>Cleans the page of a row again.</summary>
    /// <param name="row">The article's row, which says where in its archive the page is.</param>
    /// <param name="stale">Collects the rows of articles that must be made again.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if the archive is not there, was changed, or is rejected: its own run finds that out.</returns>
    internal async Task<bool> RepeatAsync(LedgerEntry row, ICollection<LedgerEntry> stale, CancellationToken cancellationToken)
    {
        var archive = await ledger.FindAsync(ArticleId.FromName(row.Name), cancellationToken);
        if (RecordPlace.Parse(row.Item?.Place) is not { } place
            || archive is not { Contents: not null, SourceETag: { } etag, Stage: not (ArticleStage.Rejected or ArticleStage.Withdrawn) }
            || await inbox.OpenVersionAsync(row.Name, etag, cancellationToken) is not { } file)
        {
            return false;
        }

        await using (file)
        {
            var page = await Task.Run(() => Read(file, place), cancellationToken);
            // A page that an archive held before it was written over is not in it any more: something else stands at its place.
            if (page is null or { IsDamaged: true })
            {
                return false;
            }

            var outcomes = await pages.CleanAsync(page, file, archive, stale, directUntil: null, cancellationToken);
            return outcomes.Any(outcome => outcome.Id == row.Id);
        }
    }

    private ArchivedPage? Read(DroppedFile file, RecordPlace place)
    {
        var before = place with { Inside = place.Inside - 1 };
        using var archive = WebArchive.OpenBehind(file.Content, before, options.Value);
        return archive?.Read(last: place);
    }
}
