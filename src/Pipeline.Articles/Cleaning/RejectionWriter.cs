using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning;

/// <summary>Records rejections, and requests the withdrawal of the previously published article.</summary>
public sealed partial class RejectionWriter(
    CleanerVersion version, IArticleParts parts, ILedger ledger, WithdrawalRequests withdrawals, TimeProvider time,
    ILogger<RejectionWriter> logger)
{
    /// <summary>Rejects a file, or one article in it.</summary>
    /// <param name="origin">The file or article.</param>
    /// <param name="reason">Why.</param>
    /// <param name="revision">The rejected revision.</param>
    /// <param name="sourceETag">The ETag of the file that was read.</param>
    /// <param name="known">The row before the run; null for none.</param>
    /// <param name="isKilled">Whether its agency takes it out of publication.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if another revision was written meanwhile: the file must be read again.</returns>
    internal async Task<bool> RejectAsync(
        ArticleOrigin origin, RejectionReason reason, Revision revision, string sourceETag, LedgerEntry? known, bool isKilled,
        CancellationToken cancellationToken)
    {
        LogRejected(origin.Id, reason.Code);
        var run = new CleaningRun(sourceETag, version.Value, time.GetUtcNow());
        var row = await ledger.UpdateAsync(
            origin.Id, known, entry => entry.RejectedByCleaning(known, origin, revision, reason, run, isKilled), cancellationToken);
        if (row is not { Stage: ArticleStage.Rejected } || row.SourceETag != sourceETag)
        {
            return false;
        }

        await withdrawals.RequestAsync(row, cancellationToken);
        return true;
    }

    /// <summary>Rejects one article in a file that holds several, under its id by the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="origin">The article.</param>
    /// <param name="reason">Why.</param>
    /// <param name="revision">The rejected revision.</param>
    /// <param name="sourceETag">The ETag of the file that was read.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if another revision was written meanwhile: the file must be read again.</returns>
    internal async Task<bool> RejectByFileAsync(
        ArticleId file, ArticleOrigin origin, RejectionReason reason, Revision revision, string sourceETag,
        CancellationToken cancellationToken)
    {
        await parts.AddAsync(file, origin.Id, cancellationToken);
        var known = await ledger.FindAsync(origin.Id, cancellationToken);
        return await RejectAsync(origin, reason, revision, sourceETag, known, isKilled: false, cancellationToken);
    }

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Article {ArticleId} rejected: {Code}.")]
    private partial void LogRejected(ArticleId articleId, string code);
}
