using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>
/// Rejects a crawler's archive (WARC) that cannot be read as one: a piece of a divided file, which begins within a record, and versions that
/// are not known. As text, its first page would be published with the heads of all records.
/// </summary>
internal sealed class ArchivePieceReader : IFormatReader<InputFile>
{
    private const int MaxRecords = 100;

    public bool Recognizes(InputFile input) => HasVersion(input.Bytes.Span) || HasRecord(input.Bytes.Span);

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run) => throw new ArticleRejectedException(
        RejectionCodes.MalformedWebArchive,
        "The file is a crawl archive (WARC) that does not begin with a record, or of a version that is not known (0.17 to 1.1 are read). Put "
            + "the pieces of a divided archive together again.");

    private static bool HasVersion(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart(WebArchiveStart.Blanks);
        return start is [(byte)'W' or (byte)'w', (byte)'A' or (byte)'a', (byte)'R' or (byte)'r', (byte)'C' or (byte)'c', (byte)'/',
            >= (byte)'0' and <= (byte)'9', (byte)'.', >= (byte)'0' and <= (byte)'9', (byte)'\r' or (byte)'\n', ..];
    }

    /// <summary>Whether a record ends where its length says: before another one, or with the file. A page about archives shows none such.</summary>
    private static bool HasRecord(ReadOnlySpan<byte> bytes)
    {
        var syntax = new WarcSyntax();
        for (var (from, count) = (0, 0); count < MaxRecords && syntax.FindStart(bytes[from..]) is var found and >= 0; count++)
        {
            from += found;
            var rest = bytes[from..];
            if (syntax.HeaderLength(rest) is var length and >= 0 && syntax.TryParse(rest[..length], out var header, out _)
                && header.Length <= rest.Length - length)
            {
                var behind = rest[(length + (int)header.Length)..];
                var next = behind.TrimStart("\r\n"u8);
                if (next.Length < behind.Length && (next.IsEmpty || syntax.StartsAt(next)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
