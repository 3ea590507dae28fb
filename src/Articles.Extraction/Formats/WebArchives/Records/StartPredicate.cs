namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Whether a record begins with the given bytes.</summary>
internal delegate bool StartPredicate(ReadOnlySpan<byte> bytes);
