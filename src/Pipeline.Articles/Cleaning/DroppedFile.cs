namespace Pipeline.Articles.Cleaning;

/// <summary>A file in the inbox, opened. Dispose it to close the stream.</summary>
/// <param name="Name">The blob's name without its container.</param>
/// <param name="Content">Its bytes, which can be read once.</param>
/// <param name="ETag">The version that <paramref name="Content"/> reads, opaque.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="DroppedAt">When this version was dropped, by the storage's clock.</param>
public sealed record DroppedFile(string Name, Stream Content, string ETag, long Length, DateTimeOffset DroppedAt)
    : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
