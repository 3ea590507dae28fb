namespace Articles.Extraction.Formats;

/// <summary>What was read of a file.</summary>
/// <param name="Documents">
/// One document, without a <see cref="SourceDocument.Part"/>; for a file with several articles, one document for each, with a part. It
/// includes parts that are not articles, with a <see cref="SourceDocument.Rejection"/>.
/// </param>
/// <param name="Omitted">How many records of web archives in it hold no page, by kind.</param>
internal sealed record FileDocuments(IReadOnlyList<SourceDocument> Documents, IReadOnlyDictionary<string, long> Omitted);
