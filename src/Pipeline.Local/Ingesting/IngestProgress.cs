using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Ingesting;

/// <summary>The number of articles of a run that have passed each stage.</summary>
/// <param name="Total">Articles known so far; a file that holds several counts as these.</param>
/// <param name="Dropped">In the inbox.</param>
/// <param name="Cleaned">Cleaned, or further, or rejected.</param>
/// <param name="Enriched">Enriched, or further, or rejected.</param>
/// <param name="Published">Published, or rejected.</param>
internal sealed record IngestProgress(int Total, int Dropped, int Cleaned, int Enriched, int Published)
{
    /// <summary>What was found so far in the crawl archives that are being read.</summary>
    public ArchiveContents Archives { get; init; } = ArchiveContents.None;

    /// <summary>Whether this is progress over an earlier count.</summary>
    public bool IsBeyond(IngestProgress earlier) =>
        this with { Archives = ArchiveContents.None } != earlier with { Archives = ArchiveContents.None }
        || Archives.Records != earlier.Archives.Records;
}
