namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>A file in the inbox, as listed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ETag">Its version, opaque.</param>
/// <param name="DroppedAt">When it was dropped.</param>
public sealed record ListedFile(string Name, string ETag, DateTimeOffset DroppedAt);
