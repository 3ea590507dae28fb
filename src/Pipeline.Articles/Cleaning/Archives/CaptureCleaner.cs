using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Cleans pages that a crawler captured. The page's address is the article's identity: a capture with the same article changes nothing, a
/// newer one with another article is its next revision, and an older one is passed over, whichever comes first.
/// </summary>
public sealed class CaptureCleaner(
    CleanedArticleWriter writer,
    RejectionWriter rejections,
    PartRows rows,
    IArticleParts parts,
    WithdrawalRequests withdrawals,
    CleanerVersion version,
    ILedger ledger)
{
    /// <summary>Cleans one capture.</summary>
    /// <param name="part">The capture.</param>
    /// <param name="file">The run over its file.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>The outcome; null if something was changed meanwhile: the capture must be read again.</returns>
    internal async Task<CaptureOutcome?> CleanAsync(FilePart part, FileCleaning file, CancellationToken cancellationToken)
    {
        var row = await ledger.FindAsync(part.Id, cancellationToken);
        try
        {
            var article = writer.Extract(file, part, cancellationToken);
            part = part with { Extracted = article, Revision = CaptureText.RevisionOf(article) };
            var kind = await parts.ClaimAsync(file.Origin.Id, part.Id, file.Revision, part.Source.Part!, cancellationToken)
                ? CaptureOutcomeKind.Article
                : CaptureOutcomeKind.Repeated;
            if (!IsOlder(part, row))
            {
                return await WriteAsync(part, row, file, cancellationToken) ? new CaptureOutcome(kind) : null;
            }

            await withdrawals.RequestAsync(row, cancellationToken);
            await CloseByFileAsync(part, file, cancellationToken);
            if (row!.Revision == part.Revision && row.Name != file.File.Name)
            {
                var origin = new ArticleOrigin(part.Id, file.File.Name, part.Source.Part, part.Item);
                var found = await ledger.UpdateAsync(part.Id, row, entry => entry.FoundToo(row, origin), cancellationToken);
                if (!found.IsUnchangedSince(row))
                {
                    // The archive that carries the page may be gone.
                    return null;
                }
            }

            var isByOther = kind == CaptureOutcomeKind.Article && row.Name != file.File.Name;
            return new CaptureOutcome(isByOther ? CaptureOutcomeKind.Superseded : kind);
        }
        catch (ArticleRejectedException rejected)
        {
            return await RejectAsync(part, rejected.Reason, row, file, cancellationToken)
                ? CaptureOutcome.Rejected(rejected.Reason.Code)
                : null;
        }
    }

    /// <summary>A capture that was withdrawn with its archive, or is no article any more, does not stand against older ones.</summary>
    private static bool IsOlder(FilePart part, LedgerEntry? row) =>
        row is not { Stage: ArticleStage.Withdrawn }
        && (row is not { Stage: ArticleStage.Rejected, Reason: { } reason } || Forbids(reason))
        && KnownVersion.Of(row) is { } known
        && known.Judge(part.Version!) is VersionVerdict.Superseded or VersionVerdict.Killed;

    /// <summary>Whether a capture says that its page must not be published.</summary>
    private static bool Forbids(RejectionReason reason) =>
        reason.Code is RejectionCodes.Killed or RejectionCodes.Expired or RejectionCodes.UnknownStatus;

    private async Task<bool> WriteAsync(FilePart part, LedgerEntry? row, FileCleaning file, CancellationToken cancellationToken)
    {
        var isUnchanged = version.IsOf(row) && row.Revision == part.Revision && row.Stage != ArticleStage.Rejected;
        if (!(isUnchanged
            ? await rows.KeepAsync(row!, part, file, cancellationToken)
            : await writer.WriteAsync(file, part, row, cancellationToken)))
        {
            return false;
        }

        await CloseByFileAsync(part, file, cancellationToken);
        return true;
    }

    /// <summary>
    /// Rejects a capture. It is recorded by its record, and the article that an earlier capture gave stands, unless the capture itself gave
    /// it, or says that it must not be published: that stands against older captures, also if they come later.
    /// </summary>
    private async Task<bool> RejectAsync(
        FilePart part, RejectionReason reason, LedgerEntry? row, FileCleaning file, CancellationToken cancellationToken)
    {
        var (name, etag) = (file.File.Name, file.File.ETag);
        var isOwn = row is not null && row.Name == name && row.Part == part.Source.Part;
        if (isOwn || (Forbids(reason) && !IsOlder(part, row)))
        {
            await parts.AddAsync(file.Origin.Id, part.Id, cancellationToken);
            var origin = new ArticleOrigin(part.Id, name, part.Source.Part, part.Item);
            if (!await rejections.RejectAsync(origin, reason, part.Revision, etag, row, isKilled: false, cancellationToken))
            {
                return false;
            }

            await CloseByFileAsync(part, file, cancellationToken);
            return true;
        }

        var byFile = new ArticleOrigin(part.IdByFile, name, part.Source.Part);
        return await rejections.RejectByFileAsync(file.Origin.Id, byFile, reason, part.Revision, etag, cancellationToken);
    }

    /// <summary>Closes the row that an earlier run over the file made for the record.</summary>
    private Task CloseByFileAsync(FilePart part, FileCleaning file, CancellationToken cancellationToken) =>
        file.Known is null ? Task.CompletedTask : rows.CloseByFileAsync(part, cancellationToken);
}
