using System.IO.Compression;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Recognizes WARC and ARC by their first bytes.</summary>
internal static class WebArchiveStart
{
    private const int Glance = 64;

    /// <summary>The syntax of the records; null for a file of another format.</summary>
    /// <param name="bytes">The file's first bytes, as they are.</param>
    public static IRecordSyntax? SyntaxOf(ReadOnlyMemory<byte> bytes) =>
        Of(IsGzip(bytes.Span) ? Expand(bytes) : bytes.Span);

    /// <summary>Whether the bytes are a gzip member.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(GzipHeader.Magic);

    private static IRecordSyntax? Of(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart("\r\n"u8);
        if (new WarcSyntax().StartsAt(start))
        {
            return new WarcSyntax();
        }

        return start.StartsWith("filedesc:"u8) ? new ArcSyntax() : null;
    }

    private static ReadOnlySpan<byte> Expand(ReadOnlyMemory<byte> bytes)
    {
        var buffer = new byte[Glance];
        try
        {
            using var gzip = new GZipStream(Archives.MemoryStreams.Over(bytes), CompressionMode.Decompress);
            return buffer.AsSpan(0, gzip.ReadAtLeast(buffer, Glance, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
