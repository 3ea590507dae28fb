using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.WebArchives.Http;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>
/// Reads the pages in a crawler's archive (WARC, ARC; WET's texts), each a part named by its record's id, in ARC by address and date. A
/// damaged record is on record as such and the others are read. The address is the captured one, the date when it was captured.
/// </summary>
internal sealed class WarcReader : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) => WebArchiveStart.SyntaxOf(input.Bytes) is not null;

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        ArchiveDepth.Check(input, run);
        var kinds = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var isEmpty = true;
        using var source = WebArchiveStart.Open(
            input.Bytes.Span, new MeteredStream(start: default, MemoryStreams.Over(input.Bytes), long.MaxValue),
            (bytes, length, compressedLength) => Expansion.Count(bytes, length, compressedLength, run));
        var records = new RecordReader(source, WebArchiveStart.SyntaxOf(input.Bytes)!, run.Options.MaxBytes);
        while (records.Read() is { } record)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            foreach (var document in ReadRecord(record, input, kinds, run))
            {
                isEmpty = false;
                yield return document;
            }
        }

        PageKind.Close("web archive", "record", isEmpty, kinds, run);
    }

    /// <summary>Reads the articles of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="input">The archive.</param>
    /// <param name="kinds">Counts records that hold no page; null if there are none.</param>
    /// <param name="run">The run.</param>
    public static List<SourceDocument> ReadRecord(
        WebRecord record, InputFile input, SortedDictionary<string, long>? kinds, ReadingRun run)
    {
        if (!record.IsGood)
        {
            return [Damaged(record, run)];
        }

        var (page, answer, kind) = RecordContent.Of(record);
        if (page is null)
        {
            if (kinds is not null)
            {
                PageKind.Count(kinds, kind!);
            }

            return [];
        }

        if (ReasonAgainst(record, run) is { } reason)
        {
            return [page.Rejected(reason, run)];
        }

        var documents = record.Header.Kind == RecordKind.Conversion && page.Type.Name == "text/plain"
            ? page.ReadText(record.Content, run)
            : page.Read(() => answer is null ? record.Content : HttpBody.Decode(answer, run), input, run);
        if (documents.Count == 0 && kinds is not null)
        {
            PageKind.Count(kinds, PageKind.Repeated);
        }

        return documents;
    }

    private static RejectionReason? ReasonAgainst(WebRecord record, ReadingRun run)
    {
        if (record.Header!.Truncated is { } truncated)
        {
            return new RejectionReason(
                RejectionCodes.MalformedWebArchive,
                $"The crawler stored the beginning of the page alone (WARC-Truncated: {Excerpt.Of(UnicodeText.Validate(truncated), 40)}).");
        }

        if (record.Header.IsSegment)
        {
            return new RejectionReason(
                RejectionCodes.UnsupportedFormat,
                "The page is stored in several records (WARC-Segment-Number), which are not put together.");
        }

        return record.IsOverLimit ? run.Options.TooLarge(record.Header.Length).Reason : null;
    }

    private static SourceDocument Damaged(WebRecord record, ReadingRun run)
    {
        var message = $"The record at {record.Place} of the web archive is damaged: {record.Fault}.";
        return record.Header is { Id: not null, Kind: RecordKind.Response or RecordKind.Resource or RecordKind.Conversion } header
            ? run.Rejected(
                SourceFormat.Html, RecordContent.KeyOf(header), new RejectionReason(RejectionCodes.MalformedWebArchive, message))
            : run.Unreadable(SourceFormat.Html, RejectionCodes.MalformedWebArchive, message);
    }
}
