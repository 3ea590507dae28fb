namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Bytes that come again and again, at most 1,000 at once, from a stream that cannot seek.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="times">How often they come.</param>
internal sealed class Repeated(byte[] bytes, int times) : Stream
{
    private const int MaxChunk = 1_000;

    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position == (long)bytes.Length * times)
        {
            return 0;
        }

        var at = (int)(_position % bytes.Length);
        var read = Math.Min(Math.Min(count, MaxChunk), bytes.Length - at);
        bytes.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
