using Articles.Extraction.Formats;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>Cleans the articles of a file that holds several, and wire items, which are identified by their own keys.</summary>
public sealed class PartsCleaner(
    CleanedArticleWriter writer,
    CaptureCleaner captures,
    RejectionWriter rejections,
    PartRows rows,
    IArticleParts parts,
    ItemFinder items,
    UnmetKills kills,
    WireFolders folders,
    IDocumentStore<CleanedArticle> documents,
    WithdrawalRequests withdrawals,
    CleanerVersion version,
    ILedger ledger,
    TimeProvider time)
{
    /// <summary>Cleans the article of a file with one article.</summary>
    /// <param name="file">The run over the file.</param>
    /// <param name="document">The document that was read.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if something was changed meanwhile: the file must be read again.</returns>
    internal async Task<bool> CleanFileAsync(FileCleaning file, SourceDocument document, CancellationToken cancellationToken)
    {
        var part = FilePart.Of(document, file.File.DroppedAt, items) with { Item = null, Revision = file.Revision };
        if (part.Name is null)
        {
            return await writer.WriteAsync(file, part, file.Known, cancellationToken);
        }

        var found = await items.ClaimAsync(part, cancellationToken);
        if (found is null || !await writer.WriteAsync(file, part, file.Known, cancellationToken))
        {
            return false;
        }

        await kills.TellAsync(found.Row is null ? await items.FindAsync(part, cancellationToken) : found, cancellationToken);
        return true;
    }

    /// <summary>Cleans the new ones of the parts.</summary>
    /// <param name="file">The run over their file.</param>
    /// <param name="turns">The turns of the items: another file may have another version of the same item.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if something was changed meanwhile: the file must be read again.</returns>
    internal async Task<bool> CleanAsync(FileCleaning file, ArticleTurns turns, CancellationToken cancellationToken)
    {
        var documents = file.Extraction.Documents;
        var notes = new VersionNotes();
        var found = FilePart.Of(documents, file.File, folders, items, notes);
        foreach (var part in found)
        {
            using var turn = part.Item is null ? null : await turns.TakeAsync(part.Turn, cancellationToken);
            if (!await CleanItemAsync(part, file, notes, cancellationToken))
            {
                return false;
            }
        }

        if (found is [{ Item: not null } only])
        {
            var id = only.Name is null ? only.Id : (await items.FindAsync(only, cancellationToken)).Id;
            await rows.NoteLeftAsync(file, id, notes, cancellationToken);
        }

        await rows.CloseUnreadableAsync(file.File.Name, documents.Count(source => source.IsUnreadable), cancellationToken);
        var run = new CleaningRun(file.File.ETag, version.Value, time.GetUtcNow());
        var row = await ledger.UpdateAsync(
            file.Origin.Id,
            file.Known,
            entry => entry.Expanded(
                file.Known, file.Origin, file.Revision, documents.Count, run, notes.ToReason(), file.Extraction.Omitted),
            cancellationToken);
        if (row is not { Stage: ArticleStage.Expanded } || row.SourceETag != file.File.ETag)
        {
            return false;
        }

        // A file that was one article before: that article is withdrawn.
        await withdrawals.RequestAsync(row, cancellationToken);
        return true;
    }

    /// <summary>Cleans a part under the article id of its item.</summary>
    /// <returns>False if something was changed meanwhile: the file must be read again.</returns>
    internal async Task<bool> CleanItemAsync(FilePart part, FileCleaning file, VersionNotes notes, CancellationToken cancellationToken)
    {
        if (part.Item is { IsCapture: true })
        {
            return await captures.CleanAsync(part, file, cancellationToken) is not null;
        }

        if (part.Name is null)
        {
            return await CleanPartAsync(part, await ledger.FindAsync(part.Id, cancellationToken), file, notes, cancellationToken);
        }

        if (await items.ClaimAsync(part, cancellationToken) is not { } found
            || !await CleanPartAsync(part with { Id = found.Id }, found.Row, file, notes, cancellationToken))
        {
            return false;
        }

        if (found.Row is null)
        {
            // Another spelling of the item may have come at the same time: the run that writes its row last sees both.
            found = await items.FindAsync(part with { Id = found.Id }, cancellationToken);
            if (found.Standing.Any())
            {
                return false;
            }
        }

        await kills.TellAsync(found, cancellationToken);
        return true;
    }

    private async Task<bool> CleanPartAsync(
        FilePart part, LedgerEntry? row, FileCleaning file, VersionNotes notes, CancellationToken cancellationToken)
    {
        if (row is null || row.Name != file.File.Name)
        {
            await parts.AddAsync(file.Origin.Id, part.Id, cancellationToken);
        }

        if (part.Version is { } version && KnownVersion.Of(row) is { } newest && newest.Judge(version) is var verdict
            && verdict is VersionVerdict.Superseded or VersionVerdict.Killed)
        {
            notes.Add(verdict, version, newest);
            await TakeBackAsync(row!, verdict, cancellationToken);
            if (file.Known is not null)
            {
                // The article that was published before the item was identified must not outlive it.
                await rows.CloseByFileAsync(part, cancellationToken);
            }

            return true;
        }

        try
        {
            var isDone = IsUnchanged(part, row)
                ? await rows.KeepAsync(row!, part, file, cancellationToken)
                : await writer.WriteAsync(file, part, row, cancellationToken);
            if (!isDone)
            {
                return false;
            }
        }
        catch (ArticleRejectedException rejected)
        {
            return await RejectAsync(part, rejected.Reason, file, row, cancellationToken);
        }

        if (part.Item is not null && file.Known is not null)
        {
            await rows.CloseByFileAsync(part, cancellationToken);
        }

        return true;
    }

    /// <summary>An item without time left in an earlier file is tried again with the next file.</summary>
    private bool IsUnchanged(FilePart part, LedgerEntry? row) =>
        version.IsOf(row) && row.Revision == part.Revision && row.Reason?.Code != RejectionCodes.TooSlow;

    /// <summary>
    /// A refused version may have been written by a run that did not know of the kill yet and died: its output is withdrawn.
    /// </summary>
    private async Task TakeBackAsync(LedgerEntry row, VersionVerdict verdict, CancellationToken cancellationToken)
    {
        if (row.IsToBeWithdrawn
            || (verdict == VersionVerdict.Killed && await documents.FindETagAsync(row.Id, cancellationToken) is not null))
        {
            await withdrawals.RequestAsync(row.Name, row.Id, cancellationToken);
        }
    }

    /// <summary>
    /// Rejects a part. An unreadable version of an item that another file carries does not affect that item: it is recorded by its file. A
    /// kill, and its end, apply to the item; a kill whose own item is unknown names none.
    /// </summary>
    private async Task<bool> RejectAsync(
        FilePart part, RejectionReason reason, FileCleaning file, LedgerEntry? row, CancellationToken cancellationToken)
    {
        var (name, etag) = (file.File.Name, file.File.ETag);
        var isKilled = part.Item is not null && reason.Code == RejectionCodes.Killed && (part.Version!.IsKill || row?.Item is not null);
        var isExpired = reason.Code == CleanedArticleWriter.Expired && row is not null;
        if (part.Item is null || isKilled || isExpired || row?.Name == name)
        {
            var origin = new ArticleOrigin(part.Id, name, part.Source.Part, part.Item);
            if (!await rejections.RejectAsync(origin, reason, part.Revision, etag, row, isKilled, cancellationToken))
            {
                return false;
            }

            if (part.Item is not null)
            {
                await rows.CloseByFileAsync(part, cancellationToken);
            }

            return true;
        }

        var byFile = new ArticleOrigin(part.IdByFile, name, part.Source.Part);
        return await rejections.RejectByFileAsync(file.Origin.Id, byFile, reason, part.Revision, etag, cancellationToken);
    }
}
