namespace Pipeline.Articles.Cleaning;

/// <summary>A file's bytes, with their share of the process's memory. Dispose it when the bytes are no longer needed.</summary>
/// <param name="Bytes">All of them.</param>
/// <param name="Place">Lets the next file in when it is disposed.</param>
internal sealed record FileContent(ReadOnlyMemory<byte> Bytes, IDisposable Place) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Place.Dispose();
}
