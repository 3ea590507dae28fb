using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning;

/// <summary>One run over a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Extraction">The articles in it.</param>
/// <param name="Known">The file's row before the run; null for none.</param>
/// <param name="Stale">Collects the rows of articles that must be made again after this file.</param>
internal sealed record FileCleaning(
    DroppedFile File, Revision Revision, FileExtraction Extraction, LedgerEntry? Known, ICollection<LedgerEntry> Stale)
{
    /// <summary>Until when enrichment may take its articles in the same invocation; null if it must not.</summary>
    public DateTimeOffset? DirectUntil { get; init; }

    /// <summary>The row of the file itself.</summary>
    public ArticleOrigin Origin { get; } = new(ArticleId.FromName(File.Name), File.Name, Part: null);
}
