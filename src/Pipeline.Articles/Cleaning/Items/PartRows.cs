using Articles.Extraction.Formats;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>Keeps the rows of the articles in a file that need no cleaning.</summary>
public sealed class PartRows(
    ILedger ledger, IArticleParts parts, WithdrawalRequests withdrawals, InterruptedRuns interrupted, TimeProvider time)
{
    // A place that every story of a desk is written to has had thousands.
    private const int MaxLooked = 20;

    private static readonly RejectionReason KnownByItem =
        new("moved", "The article is known by its item's own id now, whatever file it comes in.");

    /// <summary>
    /// Whether an unchanged part needs no work. After a withdrawal, or a rejection, of its file, such a run may still be working: touching
    /// the row decides which was first. An item that came in another file before is carried by this one from now on.
    /// </summary>
    /// <param name="row">The part's row.</param>
    /// <param name="part">The part.</param>
    /// <param name="file">The run over its file.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if the row was changed meanwhile: the file must be read again.</returns>
    internal async Task<bool> KeepAsync(LedgerEntry row, FilePart part, FileCleaning file, CancellationToken cancellationToken)
    {
        await interrupted.ResumeAsync(row, cancellationToken);
        var etag = file.File.ETag;
        var isOtherCapture = part.Item is { IsCapture: true } && (row.Part != part.Source.Part || row.Item?.Place != part.Item.Place);
        if (row.Name != file.File.Name || isOtherCapture)
        {
            var origin = new ArticleOrigin(part.Id, file.File.Name, part.Source.Part, part.Item);
            var carried = await ledger.UpdateAsync(part.Id, row, entry => entry.Carried(row, origin, etag), cancellationToken);
            return carried?.Name == file.File.Name && carried.Part == part.Source.Part;
        }

        if (file.Known is not ({ Stage: ArticleStage.Withdrawn or ArticleStage.Rejected } or { IsExpanding: true }))
        {
            return true;
        }

        var touched = await ledger.UpdateAsync(part.Id, row, entry => entry.SeenAgain(row, etag), cancellationToken);
        return touched?.SourceETag == etag;
    }

    /// <summary>
    /// Closes the row that an item had by its file, because it could not be read there, or the row was created before items had their own
    /// ids.
    /// </summary>
    internal async Task CloseByFileAsync(FilePart part, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(part.IdByFile, cancellationToken) is { Stage: not ArticleStage.Withdrawn } row)
        {
            var closed = await ledger.UpdateAsync(
                row.Id, row, entry => entry.Withdrawn(row, KnownByItem, time.GetUtcNow()), cancellationToken);
            await withdrawals.RequestAsync(closed, cancellationToken);
        }
    }

    /// <summary>
    /// Notes the items that a file of one item held before, and that stand: an agency writes each story to the same place, and means no
    /// withdrawal by that, but somebody who corrects a story may think so.
    /// </summary>
    /// <param name="file">The run over the file.</param>
    /// <param name="current">The article in it.</param>
    /// <param name="notes">Collects the notes.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    internal async Task NoteLeftAsync(FileCleaning file, ArticleId current, VersionNotes notes, CancellationToken cancellationToken)
    {
        if (file.Known is not { Parts: 1 })
        {
            return;
        }

        await foreach (var part in parts.ListAsync(file.Origin.Id, cancellationToken).Where(part => part != current).Take(MaxLooked)
            .WithCancellation(cancellationToken))
        {
            if (await ledger.FindAsync(part, cancellationToken) is
                {
                    Item: { } item, Stage: not (ArticleStage.Withdrawn or ArticleStage.Rejected)
                } row
                && row.Name == file.File.Name)
            {
                notes.AddLeft(item.Id);
            }
        }
    }

    /// <summary>Closes the rows of parts that could not be read in an earlier revision of the file, and are not in this one.</summary>
    /// <param name="name">The file's name in the inbox.</param>
    /// <param name="unreadable">The number of unreadable parts in this revision.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    internal async Task CloseUnreadableAsync(string name, int unreadable, CancellationToken cancellationToken)
    {
        for (var number = unreadable + 1; ; number++)
        {
            var id = ArticleId.FromPart(name, PartKey.OfUnreadable(number));
            if (await ledger.FindAsync(id, cancellationToken) is not { Stage: ArticleStage.Rejected } row)
            {
                return;
            }

            await ledger.UpdateAsync(id, row, entry => entry.Repaired(row, time.GetUtcNow()), cancellationToken);
        }
    }
}
