namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>A range as stored.</summary>
/// <param name="Range">The range.</param>
/// <param name="ETag">Its version, opaque.</param>
public sealed record StoredRange(ArchiveRange Range, string ETag);
