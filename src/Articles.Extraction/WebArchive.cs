using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction;

/// <summary>
/// Reads the pages of a crawler's archive (WARC, ARC, WET; plain, gzip or Zstandard) of any size, forward and once. In memory is one record,
/// of at most <see cref="ReadingOptions.MaxBytes"/>. For one thread at a time.
/// </summary>
public sealed class WebArchive : IDisposable
{
    private const int Glance = 4096;
    private const long MaxRatio = 50;
    private const long Allowance = 1_000_000_000;

    private readonly ReadingOptions _options;
    private readonly MeteredStream _content;
    private readonly ArchiveSource _source;
    private readonly RecordReader _records;
    private readonly SortedDictionary<string, long> _omitted = new(StringComparer.Ordinal);
    private long _expanded;

    private WebArchive(MeteredStream content, ReadOnlySpan<byte> start, IRecordSyntax syntax, ReadingOptions options)
    {
        (_content, _options) = (content, options);
        _source = WebArchiveStart.Open(start, content, Count);
        _records = new RecordReader(_source, syntax, options.MaxBytes);
    }

    /// <summary>How many records were read so far, of all kinds.</summary>
    public long Records { get; private set; }

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
        options ??= new ReadingOptions();
        var start = new byte[Glance];
        var bytes = start.AsMemory(0, content.ReadAtLeast(start, Glance, throwOnEndOfStream: false));
        try
        {
            return WebArchiveStart.SyntaxOf(bytes) is { } syntax
                ? new WebArchive(new MeteredStream(bytes, content, options.MaxArchiveBytes), bytes.Span, syntax, options)
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
    public ArchivedPage? Read()
    {
        while (_records.Read() is { } record)
        {
            Records++;
            if (!record.IsGood)
            {
                return new ArchivedPage(record, type: default);
            }

            var (page, _, kind) = RecordContent.Of(record);
            if (page is not null)
            {
                return new ArchivedPage(record with { Content = record.Content.ToArray() }, page.Type);
            }

            _omitted[kind!] = _omitted.GetValueOrDefault(kind!) + 1;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private void Count(int bytes, long length, long compressedLength)
    {
        _expanded += bytes;
        if (_expanded > Math.Max(Allowance, _content.Count * MaxRatio))
        {
            throw new WebArchiveLimitException(
                $"The archive expands to more than {MaxRatio} times its size: this looks like an archive bomb.");
        }
    }
}
