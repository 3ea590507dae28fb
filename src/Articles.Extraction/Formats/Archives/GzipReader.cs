using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Archives;

/// <summary>
/// Reads what lies in a gzip file (RFC 1952), as if it had been dropped uncompressed: it stays one article, under the same name. Several
/// members are one file, as <c>gzip -d</c> writes it, unless each is a document of its own: then each is a part, as in a zip archive.
/// </summary>
internal sealed partial class GzipReader : IFormatReader<InputFile>
{
    private const int Trailer = 4;
    private const int MaxStartLength = 256;

    private static ReadOnlySpan<byte> Header => [0x1F, 0x8B, 8];

    public bool Recognizes(InputFile input) => IsGzip(input);

    /// <summary>Whether it is compressed so.</summary>
    public static bool IsGzip(InputFile input) => input.Bytes.Span is [0x1F, 0x8B, 8, _, _, _, _, _, _, _, ..];

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        ArchiveDepth.Check(input, run);
        var expanded = Expand(input.Bytes, run);
        var documents = Documents(input.Bytes.Span, expanded, run.CancellationToken);
        return documents.Count > 1
            ? documents.SelectMany((document, index) => ReadPart(input, document, index + 1, run)).Take(run.Options.MaxArticles + 1)
            : run.ReadInner(input, InnerName(input), expanded);
    }

    private static List<SourceDocument> ReadPart(InputFile input, ReadOnlyMemory<byte> content, int number, ReadingRun run)
    {
        var part = number.ToString(CultureInfo.InvariantCulture);
        try
        {
            return [.. run.ReadInner(input, InnerName(input), content).Select(document => ArchivePart.Place(document, part))];
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code != RejectionCodes.ArchiveTooLarge)
        {
            return [run.Rejected(SourceFormat.Text, part, rejected.Reason)];
        }
    }

    /// <summary>
    /// The documents that the members make: each begins with a member. Where one member ends the next one's header follows, and what stands
    /// before it is the length and the checksum of the content, which no other bytes are by chance.
    /// </summary>
    private static List<ReadOnlyMemory<byte>> Documents(
        ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> expanded, CancellationToken cancellationToken)
    {
        List<int> starts = [0];
        var end = 0;
        for (var at = HeaderAfter(bytes, Header.Length); at > 0; at = HeaderAfter(bytes, at + 1))
        {
            // Bytes made to look like many members would be summed up for each of them.
            cancellationToken.ThrowIfCancellationRequested();
            var checksum = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at - (2 * Trailer))..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at - Trailer)..]);
            if (length == 0 || length > expanded.Length - end
                || Crc32.HashToUInt32(expanded.Span.Slice(end, (int)length)) != checksum)
            {
                continue;
            }

            end += (int)length;
            if (DocumentBeginsAt(expanded[end..]))
            {
                starts.Add(end);
            }
        }

        return [.. starts.Zip(starts.Skip(1).Append(expanded.Length), (from, to) => expanded[from..to])];
    }

    private static int HeaderAfter(ReadOnlySpan<byte> bytes, int start)
    {
        start = Math.Max(start, 2 * Trailer);
        if (start >= bytes.Length)
        {
            return -1;
        }

        return bytes[start..].IndexOf(Header) is var found and >= 0 ? start + found : -1;
    }

    /// <summary>Whether a document begins here; continued text does not begin like that.</summary>
    private static bool DocumentBeginsAt(ReadOnlyMemory<byte> content) =>
        DocumentStart().IsMatch(Encoding.Latin1.GetString(content.Span[..Math.Min(content.Length, MaxStartLength)]));

    /// <summary>Expands it, whatever documents are in it.</summary>
    /// <exception cref="ArticleRejectedException">It is damaged, or passes a limit.</exception>
    public static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> bytes, ReadingRun run)
    {
        try
        {
            var declaredLength = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^Trailer..]);
            using var gzip = new GZipStream(MemoryStreams.Over(bytes), CompressionMode.Decompress);
            var expanded = Expansion.ReadToEnd(gzip, bytes.Length, declaredLength, run);

            // GZipStream takes a file that is cut off for one that ends. The last member's length can be less than all, but not more.
            return declaredLength <= expanded.Length ? expanded : throw new InvalidDataException("The declared length is not reached.");
        }
        catch (InvalidDataException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedGzip, "The gzip file is damaged or cut off. Compress and drop it again.", exception);
        }
    }

    /// <summary>The name of the file in it.</summary>
    public static string InnerName(InputFile input) =>
        input.Extension is ".gz" or ".gzip" ? input.Name[..^input.Extension.Length] : input.Name;

    [GeneratedRegex(
        @"^(\xEF\xBB\xBF)?\s*(<!doctype\s|<html[\s>]|<\?xml\s|%PDF-)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DocumentStart();
}
