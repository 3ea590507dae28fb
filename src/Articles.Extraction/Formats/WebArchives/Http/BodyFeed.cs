using System.Runtime.InteropServices;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>
/// Hands a compressed body to its decompressor, and remembers whether that wanted more: those of System.IO.Compression take a body that is
/// cut off for one that ends.
/// </summary>
/// <param name="body">The body.</param>
internal sealed class BodyFeed(ArraySegment<byte> body) : MemoryStream(body.Array!, body.Offset, body.Count, writable: false)
{
    /// <summary>A feed of the bytes.</summary>
    public static BodyFeed Of(ReadOnlyMemory<byte> body) =>
        new(MemoryMarshal.TryGetArray(body, out var segment) ? segment : new ArraySegment<byte>(body.ToArray()));

    /// <summary>Whether more bytes were wanted than there are.</summary>
    public bool WasExhausted { get; private set; }

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Remember(base.Read(buffer), buffer.Length);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Remember(base.Read(buffer, offset, count), count);

    private int Remember(int read, int wanted)
    {
        WasExhausted |= read == 0 && wanted > 0;
        return read;
    }
}
