namespace Pipeline.Storage;

/// <summary>A file in the inbox, as listed.</summary>
/// <param name="Name">The blob's name without its container.</param>
/// <param name="ETag">Its version, opaque.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="LastModified">When it was dropped.</param>
public sealed record InboxFile(string Name, string ETag, long Length, DateTimeOffset LastModified);
