namespace Pipeline.Articles.Cleaning;

/// <summary>A file's bytes, and the place that they take of the process's memory: dispose it when they are done with.</summary>
/// <param name="Bytes">All of them.</param>
/// <param name="Place">Lets the next file in when it is disposed.</param>
internal sealed record FileContent(ReadOnlyMemory<byte> Bytes, IDisposable Place) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Place.Dispose();
}
