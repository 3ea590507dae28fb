namespace Articles.Extraction.Limits;

/// <summary>Reads a stream of unknown length into memory, up to a limit.</summary>
/// <param name="maxBytes">The limit.</param>
internal sealed class BoundedContent(int maxBytes)
{
    private const int FirstBuffer = 65_536;

    /// <returns>The bytes; null when there are more than the limit.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek && stream.Length - stream.Position > maxBytes)
        {
            return null;
        }

        // One byte more than the limit tells that there is more.
        var buffer = new byte[Math.Min(FirstBuffer, maxBytes + 1)];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1L));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
