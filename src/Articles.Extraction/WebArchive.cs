using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.WebArchives.Http;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction;

/// <summary>
/// Reads the pages of a crawler's archive (WARC, ARC, WET; plain, gzip or Zstandard) of any size, forward and once. In memory is one record,
/// of at most <see cref="ReadingOptions.MaxBytes"/>. For one thread at a time.
/// </summary>
public sealed class WebArchive : IDisposable
{
    private const int Glance = 8;
    private const long MaxRatio = 50;
    private const long Allowance = 1_000_000_000;

    private readonly MeteredStream _content;
    private readonly RecordPlace? _after;
    private readonly long _origin;
    private readonly ArchiveSource _source;
    private readonly RecordReader _records;
    private readonly SortedDictionary<string, long> _omitted = new(StringComparer.Ordinal);
    private WebArchive(
        MeteredStream content, ReadOnlySpan<byte> start, IRecordSyntax syntax, ReadingOptions options, RecordPlace? after, long expanded)
    {
        // What lies before the record in its member is expanded once more.
        (_content, _after, Expanded) = (content, after, Math.Max(0, expanded - (after?.Inside ?? 0)));
        _source = WebArchiveStart.Open(start, content, Count);
        if (after is { } place)
        {
            content.MoveTo(place.Offset);
            _origin = place.Offset;
            _source.MoveTo(content, place.Offset);
        }

        _records = new RecordReader(_source, syntax, options.MaxBytes);
    }

    /// <summary>How many records were read so far, of all kinds.</summary>
    public long Records { get; private set; }

    /// <summary>Where the record begins that was read last; null before the first.</summary>
    internal RecordPlace? Place { get; private set; }

    /// <summary>How many bytes the archive has expanded to so far, if it is compressed.</summary>
    internal long Expanded { get; private set; }

    /// <summary>How many bytes of the file were read so far.</summary>
    public long BytesRead => _content.Count;

    /// <summary>How many records hold no page, by kind: <c>request</c>, <c>redirect</c>, <c>status 404</c>, <c>image</c>…</summary>
    public IReadOnlyDictionary<string, long> Omitted => _omitted;

    /// <summary>Opens an archive.</summary>
    /// <param name="content">Its bytes. The stream stays open.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <returns>Null if the bytes are no WARC or ARC; the stream has been read then.</returns>
    public static WebArchive? Open(Stream content, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return OpenBehind(content, after: null, options ?? new ReadingOptions());
    }

    /// <summary>Whether a file is a WARC or ARC.</summary>
    /// <param name="start">Its first bytes, as many as <see cref="StartLength"/> says.</param>
    internal static bool IsStart(ReadOnlyMemory<byte> start) => WebArchiveStart.SyntaxOf(start) is not null;

    /// <summary>How many first bytes tell whether a file is a WARC or ARC.</summary>
    /// <param name="start">The first 4 or more.</param>
    /// <returns>0 if these tell that it is none.</returns>
    internal static int StartLength(ReadOnlySpan<byte> start) => WebArchiveStart.LengthOf(start);

    /// <summary>Opens an archive behind a record.</summary>
    /// <param name="content">Its bytes, from the beginning. The stream stays open; it can seek, unless the archive is read from its start.</param>
    /// <param name="after">The place of the record; null to read from the start.</param>
    /// <param name="options">The limits.</param>
    /// <param name="expanded">How many bytes the archive has expanded to up to there.</param>
    /// <returns>Null if the bytes are no WARC or ARC.</returns>
    internal static WebArchive? OpenBehind(Stream content, RecordPlace? after, ReadingOptions options, long expanded = 0)
    {
        var bytes = ReadStart(content);
        try
        {
            return WebArchiveStart.SyntaxOf(bytes) is { } syntax
                ? new WebArchive(new MeteredStream(bytes, content, options.MaxArchiveBytes), bytes.Span, syntax, options, after, expanded)
                : null;
        }
        catch (InvalidDataException)
        {
            // The dictionary that it is compressed with is damaged: what it holds cannot be told.
            return null;
        }
    }

    /// <summary>Reads the next page.</summary>
    /// <returns>A page or a damaged record; null at the end.</returns>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit. What was read before is good.</exception>
    public ArchivedPage? Read() => Read(last: null);

    /// <summary>Reads the next page of a part of the archive.</summary>
    /// <param name="last">The place of the part's last record; null for the archive's.</param>
    /// <returns>A page or a damaged record; null behind the part.</returns>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit. What was read before is good.</exception>
    internal ArchivedPage? Read(RecordPlace? last) => Next(last) switch
    {
        null => null,
        ({ IsGood: true } record, var type) => new ArchivedPage(record with { Content = record.Content.ToArray() }, type),
        var (record, type) => new ArchivedPage(record, type),
    };

    /// <summary>Passes over the next page, or damaged record.</summary>
    /// <returns>Its length in bytes; null at the end.</returns>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit.</exception>
    internal long? Skip() => Next(last: null)?.Record.Content.Length;

    private static ReadOnlyMemory<byte> ReadStart(Stream content)
    {
        var glance = new byte[Glance];
        var length = content.ReadAtLeast(glance, Glance, throwOnEndOfStream: false);
        var wanted = StartLength(glance.AsSpan(0, length));
        var start = new byte[Math.Max(wanted, length)];
        glance.AsSpan(0, length).CopyTo(start);
        length += content.ReadAtLeast(start.AsSpan(length), start.Length - length, throwOnEndOfStream: false);
        return start.AsMemory(0, length);
    }

    private (WebRecord Record, MediaType Type)? Next(RecordPlace? last)
    {
        while (_records.Read() is { } record)
        {
            if (_after is { } before && record.Place.CompareTo(before) <= 0)
            {
                continue;
            }

            if (last is { } end && record.Place.CompareTo(end) > 0)
            {
                return null;
            }

            Place = record.Place;
            Records++;
            if (!record.IsGood)
            {
                return (record, default);
            }

            var (page, _, kind) = RecordContent.Of(record);
            if (page is not null)
            {
                return (record, page.Type);
            }

            PageKind.Count(_omitted, kind!);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private void Count(int bytes, long length, long compressedLength)
    {
        Expanded += bytes;
        if (Expanded > Math.Max(Allowance, (_origin + _content.Count) * MaxRatio))
        {
            throw new WebArchiveLimitException(
                $"The archive expands to more than {MaxRatio} times its size: this looks like an archive bomb.");
        }
    }
}
