namespace Pipeline.Local.Ingesting;

/// <summary>The number of articles of a run that have passed each stage.</summary>
/// <param name="Total">Articles known so far; a file that holds several counts as these.</param>
/// <param name="Dropped">In the inbox.</param>
/// <param name="Cleaned">Cleaned, or further, or rejected.</param>
/// <param name="Enriched">Enriched, or further, or rejected.</param>
/// <param name="Published">Published, or rejected.</param>
internal sealed record IngestProgress(int Total, int Dropped, int Cleaned, int Enriched, int Published);
