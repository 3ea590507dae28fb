using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Recognizes WARC and ARC by their first bytes, and opens them.</summary>
internal static class WebArchiveStart
{
    // A line of ARC has an address in it.
    private const int Glance = 4096;
    private const int Page = 4096;

    /// <summary>What may stand before an archive's first record: a byte order mark, blanks, ends of lines.</summary>
    public static ReadOnlySpan<byte> Blanks => "\uFEFF \t\r\n"u8;

    /// <summary>How many bytes of a file tell whether it is an archive, and how it is compressed.</summary>
    /// <param name="start">Its first bytes: 4 or more, if it has as many.</param>
    /// <returns>0 if the given ones tell that it is none.</returns>
    public static int LengthOf(ReadOnlySpan<byte> start)
    {
        if (ZstdSource.IsDictionary(start))
        {
            return ZstdSource.DictionaryLengthOf(start) + ZstdSource.MaxBlock + Page;
        }

        var mayBe = start is [(byte)'W', (byte)'A', (byte)'R', (byte)'C', ..] or [(byte)'f', (byte)'i', (byte)'l', (byte)'e', ..]
            or [(byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' or 0xEF, ..] or [(byte)'h', (byte)'t', (byte)'t', (byte)'p', ..];
        if (ZstdSource.IsFrame(start))
        {
            return ZstdSource.MaxBlock + Page;
        }

        return mayBe || IsCompressed(start) ? Page : 0;
    }

    /// <summary>The syntax of the records; null for a file of another format.</summary>
    /// <param name="bytes">The file's first bytes, as they are.</param>
    public static IRecordSyntax? SyntaxOf(ReadOnlyMemory<byte> bytes)
    {
        if (!IsCompressed(bytes.Span))
        {
            return Of(bytes.Span);
        }

        var start = new byte[Glance];
        try
        {
            using var source = Open(bytes.Span, MemoryStreams.Over(bytes), (_, _, _) => { });
            var length = 0;
            while (length < Glance && source.Read(start.AsSpan(length)) is var read and > 0)
            {
                length += read;
            }

            return Of(start.AsSpan(0, length));
        }
        catch (Exception exception) when (exception is MemberFaultException or InvalidDataException)
        {
            return Of(start);
        }
    }

    /// <summary>Opens an archive.</summary>
    /// <param name="start">Its first bytes.</param>
    /// <param name="stream">The archive; it stays open.</param>
    /// <param name="count">Told of what is expanded.</param>
    /// <exception cref="InvalidDataException">The dictionary that it is compressed with is damaged.</exception>
    public static ArchiveSource Open(ReadOnlySpan<byte> start, Stream stream, ExpansionCounter count)
    {
        if (start.StartsWith(GzipHeader.Magic))
        {
            return new GzipSource(stream, count);
        }

        return IsCompressed(start) ? new ZstdSource(stream, count) : new PlainSource(stream);
    }

    private static bool IsCompressed(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(GzipHeader.Magic) || ZstdSource.IsDictionary(bytes) || ZstdSource.IsFrame(bytes);

    private static IRecordSyntax? Of(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart(Blanks);
        if (new WarcSyntax().StartsAt(start))
        {
            return new WarcSyntax();
        }

        return start.StartsWith("filedesc:"u8) || ArcSyntax.IsPageAt(start) ? new ArcSyntax() : null;
    }
}
