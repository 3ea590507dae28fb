using Articles.Extraction.Formats.WebArchives;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>Keeps the row of an archive up to date while its ranges are cleaned, and closes it behind the last.</summary>
public sealed partial class ArchiveCompletion(
    IArchiveRanges ranges, RejectionWriter rejections, WithdrawalRequests withdrawals, ILedger ledger, TimeProvider time,
    ILogger<ArchiveCompletion> logger)
{
    /// <summary>Adds up the ranges, and closes the row if all are done.</summary>
    /// <param name="row">The archive's row.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    internal async Task ReportAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        var planned = await ranges.ListAsync(row.Id, row.Revision, cancellationToken).ToListAsync(cancellationToken);
        var contents = planned.Aggregate(ArchiveContents.None, (sum, range) => sum.Plus(range.Contents));
        if (!IsWhole(planned))
        {
            await ledger.UpdateAsync(row.Id, row, entry => entry.Progressed(row.Revision, contents), cancellationToken);
            return;
        }

        if (contents.Pages == 0)
        {
            await RejectAsync(row, contents, cancellationToken);
        }
        else
        {
            var closed = await ledger.UpdateAsync(
                row.Id, row, entry => entry.WhollyExpanded(row.Revision, contents, time.GetUtcNow()), cancellationToken);

            // A file that was one article before: that article is withdrawn.
            await withdrawals.RequestAsync(closed, cancellationToken);
            LogExpanded(row.Id, contents.Records, contents.Articles, contents.Rejected.Values.Sum());
        }

        await ranges.DeleteAsync(row.Id, run: null, cancellationToken);
    }

    /// <summary>Rejects an archive as a whole, if its run has not ended.</summary>
    internal async Task RejectAsync(LedgerEntry row, RejectionReason reason, CancellationToken cancellationToken)
    {
        var origin = new ArticleOrigin(row.Id, row.Name, Part: null);
        var known = await ledger.FindAsync(row.Id, cancellationToken);
        if (known.IsExpandingIn(row.Revision))
        {
            await rejections.RejectAsync(origin, reason, row.Revision, row.SourceETag!, known, isKilled: false, cancellationToken);
        }
    }

    private Task RejectAsync(LedgerEntry row, ArchiveContents contents, CancellationToken cancellationToken) => RejectAsync(
        row,
        new RejectionReason(
            RejectionCodes.NotAnArticle,
            contents.Omitted.Count == 0
                ? "The web archive holds no record."
                : $"The web archive holds no page but {PageKind.List(contents.Omitted)}."),
        cancellationToken);

    private static bool IsWhole(List<ArchiveRange> planned) =>
        planned is [.., { Last: null } last] && last.Number == planned.Count - 1 && planned.TrueForAll(range => range.IsDone);

    [LoggerMessage(
        EventId = 17, Level = LogLevel.Information, Message =
            "Archive {ArticleId} expanded: {Records} records, {Articles} articles, {Rejected} rejected.")]
    private partial void LogExpanded(ArticleId articleId, long records, long articles, long rejected);
}
