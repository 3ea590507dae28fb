using Articles.Extraction.Formats.WebArchives;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>Cleans the articles of pages in crawl archives. Safe for concurrent callers.</summary>
public sealed class PageCleaner(
    ArticleExtractor extractor,
    CaptureCleaner captures,
    PartsCleaner parts,
    IArticleParts articleParts,
    RejectionWriter rejections,
    WireFolders folders,
    ItemFinder items,
    ReadingAdmission admission,
    ILedger ledger)
{
    private const int MaxTries = 5;

    private readonly ArticleTurns _turns = new();

    /// <summary>Cleans the articles of one page.</summary>
    /// <param name="page">The page, or a damaged record.</param>
    /// <param name="file">The archive.</param>
    /// <param name="row">The archive's row.</param>
    /// <param name="stale">Collects the rows of articles that must be made again.</param>
    /// <param name="directUntil">Until when enrichment may take the articles in this invocation; null if it must not.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>The outcome of each article, and of each rejection.</returns>
    internal async Task<IReadOnlyList<(ArticleId Id, CaptureOutcome Outcome)>> CleanAsync(
        ArchivedPage page, DroppedFile file, LedgerEntry row, ICollection<LedgerEntry> stale, DateTimeOffset? directUntil,
        CancellationToken cancellationToken)
    {
        var content = page.Record.Content;
        using var place = await admission.EnterAsync(
            content[..Math.Min(content.Length, ReadingAdmission.Start)], content.Length, onWait: null, cancellationToken);
        FileExtraction extraction;
        try
        {
            extraction = extractor.Begin(file.Name, page, cancellationToken);
        }
        catch (ArticleRejectedException rejected)
        {
            return [await RejectAsync(page, rejected.Reason, file, row, cancellationToken)];
        }

        // Of an archive that is new here no article can have a row by its file.
        var run = new FileCleaning(file, row.Revision, extraction, row.Sequence == 1 ? null : row, stale)
        {
            DirectUntil = directUntil,
        };
        var outcomes = new List<(ArticleId Id, CaptureOutcome Outcome)>();
        foreach (var document in extraction.Documents)
        {
            var admitted = folders.Admit(document.IsUnreadable ? document with { Part = KeyOf(page) } : document);
            var part = FilePart.Of(admitted, file.DroppedAt, items, page.Record.Place);
            outcomes.Add((part.Id, await CleanAsync(part, run, cancellationToken)));
        }

        return outcomes;
    }

    private async Task<CaptureOutcome> CleanAsync(FilePart part, FileCleaning run, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(part.Turn, cancellationToken);
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var outcome = part.Item is { IsCapture: true }
                ? await captures.CleanAsync(part, run, cancellationToken)
                : await CleanOtherAsync(part, run, cancellationToken);
            if (outcome is { } end)
            {
                return end;
            }
        }

        throw new InvalidOperationException($"The article {part.Id} changed during each of {MaxTries} tries.");
    }

    /// <summary>Cleans an article that is identified by its record, or by an agency's item.</summary>
    private async Task<CaptureOutcome?> CleanOtherAsync(FilePart part, FileCleaning run, CancellationToken cancellationToken)
    {
        var notes = new VersionNotes();
        if (!await parts.CleanItemAsync(part, run, notes, cancellationToken))
        {
            return null;
        }

        var id = part.Item is { IsCapture: false } && part.Name is not null ? (await items.FindAsync(part, cancellationToken)).Id : part.Id;
        var row = await ledger.FindAsync(id, cancellationToken);
        if (notes.ToReason() is not null)
        {
            return new CaptureOutcome(CaptureOutcomeKind.Superseded);
        }

        if (row is { Stage: ArticleStage.Rejected, Reason: { } reason })
        {
            return CaptureOutcome.Rejected(reason.Code);
        }

        return new CaptureOutcome(
            await articleParts.ClaimAsync(run.Origin.Id, id, run.Revision, part.Source.Part!, cancellationToken)
                ? CaptureOutcomeKind.Article
                : CaptureOutcomeKind.Repeated);
    }

    /// <summary>Rejects a page that could not be read at all.</summary>
    private async Task<(ArticleId Id, CaptureOutcome Outcome)> RejectAsync(
        ArchivedPage page, RejectionReason reason, DroppedFile file, LedgerEntry row, CancellationToken cancellationToken)
    {
        var key = page.Record.Header is { } header ? RecordContent.KeyOf(header) : KeyOf(page);
        var origin = new ArticleOrigin(ArticleId.FromPart(file.Name, key), file.Name, key);
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (await rejections.RejectByFileAsync(row.Id, origin, reason, row.Revision, file.ETag, cancellationToken))
            {
                return (origin.Id, CaptureOutcome.Rejected(reason.Code));
            }
        }

        throw new InvalidOperationException($"The article {origin.Id} changed during each of {MaxTries} tries.");
    }

    /// <summary>The key of a record that does not say its own.</summary>
    private static string KeyOf(ArchivedPage page) => $"record at byte {page.Record.Place.Format()}";
}
