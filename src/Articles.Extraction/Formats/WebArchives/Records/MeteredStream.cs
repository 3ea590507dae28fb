using System.Globalization;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>A stream behind bytes that were read of it already. It counts what is read, up to a limit.</summary>
/// <param name="start">The bytes that come first.</param>
/// <param name="stream">The rest; it stays open.</param>
/// <param name="limit">The most bytes.</param>
internal sealed class MeteredStream(ReadOnlyMemory<byte> start, Stream stream, long limit) : ForwardStream
{
    private int _given;

    /// <summary>Goes on at an offset of the stream.</summary>
    public void MoveTo(long offset)
    {
        _given = start.Length;
        stream.Position = offset;
    }

    /// <summary>Reads from an offset of the stream without counting it, and comes back; does nothing if the stream cannot seek.</summary>
    public void ReadAgain(long offset, Action<Stream> read)
    {
        if (!stream.CanSeek)
        {
            return;
        }

        var (given, position) = (_given, stream.Position);
        try
        {
            stream.Position = offset;
            read(stream);
        }
        finally
        {
            (_given, stream.Position) = (given, position);
        }
    }

    /// <summary>How many bytes were read.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="WebArchiveLimitException">The limit is passed.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_given < start.Length)
        {
            read = Math.Min(buffer.Length, start.Length - _given);
            start.Span.Slice(_given, read).CopyTo(buffer);
            _given += read;
        }
        else
        {
            read = stream.Read(buffer);
        }

        Count += read;
        return Count <= limit
            ? read
            : throw new WebArchiveLimitException(string.Create(
                CultureInfo.InvariantCulture,
                $"The archive has more than {limit:N0} bytes, which is as many as are read. Split it, or raise Reading:MaxArchiveBytes."));
    }
}
