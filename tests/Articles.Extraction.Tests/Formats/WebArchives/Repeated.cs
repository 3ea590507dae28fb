using Articles.Extraction.Formats.WebArchives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Bytes that come again and again, at most 1,000 at once, from a stream that cannot seek.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="times">How often they come.</param>
internal sealed class Repeated(byte[] bytes, int times) : ForwardStream
{
    private const int MaxChunk = 1_000;

    private long _position;

    public override int Read(Span<byte> buffer)
    {
        if (_position == (long)bytes.Length * times)
        {
            return 0;
        }

        var at = (int)(_position % bytes.Length);
        var read = Math.Min(Math.Min(buffer.Length, MaxChunk), bytes.Length - at);
        bytes.AsSpan(at, read).CopyTo(buffer);
        _position += read;
        return read;
    }
}
