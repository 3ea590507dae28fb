namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>What a <see cref="Block"/> holds of an article.</summary>
/// <param name="PublishedAt">UTC ticks of the first publication, or null.</param>
/// <param name="Date">UTC ticks of what it is sorted by where the publication is not known, or null.</param>
/// <param name="Language">Code, or 0.</param>
/// <param name="Sentiment">Code, or 0.</param>
/// <param name="Site">Code, or 0.</param>
/// <param name="Listed">Codes of what it may have several of, each once.</param>
/// <param name="IsDuplicate">Whether it is another's near-duplicate.</param>
internal sealed record BlockEntry(long? PublishedAt, long? Date, int Language, int Sentiment, int Site, int[] Listed, bool IsDuplicate);
