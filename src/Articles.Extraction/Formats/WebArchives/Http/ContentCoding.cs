using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Articles.Extraction.Formats.Archives;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>Takes a content coding off a body (RFC 9110, 8.4.1): gzip, deflate, Brotli or Zstandard.</summary>
internal static class ContentCoding
{
    private const int Sample = 1024;

    /// <summary>8 MB: what browsers take at most (RFC 9659).</summary>
    private const int MaxZstdWindow = 23;

    /// <summary>Control characters that no text has; of compressed bytes every ninth is one.</summary>
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    /// <summary>Expands a body.</summary>
    /// <param name="coding">The coding's name, in lower case.</param>
    /// <param name="body">The body.</param>
    /// <param name="run">The run that it counts for.</param>
    /// <returns>The body as it is, if it is text and not coded so.</returns>
    /// <exception cref="ArticleRejectedException">It is damaged, cut off, of an unknown coding, or over a limit.</exception>
    public static ReadOnlyMemory<byte> Decode(string coding, ReadOnlyMemory<byte> body, ReadingRun run)
    {
        // Some servers name the character set here; objects of S3 keep the coding that they were uploaded in, and no longer have.
        if (body.IsEmpty || (coding == "aws-chunked" && body.Span[..Math.Min(body.Length, Sample)].IndexOf(";chunk-signature="u8) < 0)
            || coding is "utf-8" or "utf8" or "iso-8859-1" or "text" or "binary" or "8bit" or "7bit")
        {
            return body;
        }

        try
        {
            return coding switch
            {
                "gzip" or "x-gzip" => Gunzip(body, run),
                "deflate" or "zstd" or "br" => Expand(body, feed => Open(coding, feed, body.Span)!, run),
                _ => throw HttpBody.Damaged($"its content coding, {Excerpt.Of(coding, 40)}, is not known"),
            };
        }
        catch (InvalidDataException exception)
        {
            return IsUncoded(body.Span) ? body : throw HttpBody.Damaged($"its {coding} is damaged or cut off", exception);
        }
    }

    /// <summary>What the first bytes of a body expand to; the bytes as they are, if they are not coded so.</summary>
    /// <param name="body">The first bytes.</param>
    /// <param name="coding">The coding's name, in lower case.</param>
    public static ReadOnlyMemory<byte> Beginning(ReadOnlyMemory<byte> body, string coding)
    {
        using var feed = BodyFeed.Of(body);
        try
        {
            using var stream = Open(coding, feed, body.Span);
            var expanded = new byte[Sample];
            return stream?.Read(expanded) is { } length and > 0 ? expanded.AsMemory(0, length) : body;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or ZstdException
            or EndOfStreamException)
        {
            return body;
        }
    }

    private static ReadOnlyMemory<byte> Gunzip(ReadOnlyMemory<byte> body, ReadingRun run)
    {
        using var members = new GzipBody(body);
        return Expansion.ReadToEnd(members, body.Length, declaredLength: 0, run);
    }

    /// <summary>Opens a coded body; null for an unknown coding. Of gzip it has the first member alone.</summary>
    private static Stream? Open(string coding, Stream feed, ReadOnlySpan<byte> body) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(feed, CompressionMode.Decompress),
        "deflate" => OpenDeflate(feed, body),
        "zstd" => Unzstd(feed),
        "br" => new BrotliStream(feed, CompressionMode.Decompress),
        _ => null,
    };

    /// <summary>The standard means zlib's format; some servers send the compressed bytes alone.</summary>
    private static Stream OpenDeflate(Stream feed, ReadOnlySpan<byte> body) =>
        body.Length > 2 && (body[0] & 0x0F) == 8 && BinaryPrimitives.ReadUInt16BigEndian(body) % 31 == 0
            ? new ZLibStream(feed, CompressionMode.Decompress)
            : new DeflateStream(feed, CompressionMode.Decompress);

    private static DecompressionStream Unzstd(Stream body)
    {
        var frames = new DecompressionStream(body);
        frames.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, MaxZstdWindow);
        return frames;
    }

    private static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> body, Func<Stream, Stream> open, ReadingRun run)
    {
        using var feed = BodyFeed.Of(body);
        using var stream = open(feed);
        try
        {
            var expanded = Expansion.ReadToEnd(stream, body.Length, declaredLength: 0, run);
            // Zstandard's stream looks for another frame behind the last, and says itself when one is cut off.
            return feed.WasExhausted && stream is not DecompressionStream
                ? throw new InvalidDataException("The compressed bytes are cut off.")
                : expanded;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ZstdException or EndOfStreamException)
        {
            // What BrotliStream and ZstdSharp throw on bytes that are none.
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static bool IsUncoded(ReadOnlySpan<byte> body) =>
        body.StartsWith("%PDF-"u8) || body[..Math.Min(body.Length, Sample)].IndexOfAny(Controls) < 0;
}
