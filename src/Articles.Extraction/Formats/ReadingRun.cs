using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Formats;

/// <summary>One reading of a file: the state that its readers share, and the remaining limits. Not safe for concurrent use.</summary>
/// <param name="name">The file's name.</param>
/// <param name="options">The limits.</param>
/// <param name="read">Reads a file found inside another.</param>
/// <param name="time">The remaining time.</param>
/// <param name="zones">The time zones of agencies; null for the built-in ones.</param>
internal sealed class ReadingRun(
    string name, ReadingOptions options, Func<InputFile, ReadingRun, IEnumerable<SourceDocument>> read, TimeAllowance time,
    WireZones? zones = null)
{
    public string Name => name;

    public ReadingOptions Options => options;

    public TimeAllowance Time => time;

    /// <summary>The time of the reading, UTC: it tells a publication to come from one that was.</summary>
    public DateTimeOffset Now { get; } = time.Now;

    public WireZones Zones { get; } = zones ?? WireZones.Default;

    public CancellationToken CancellationToken => time.Token;

    /// <summary>The number of bytes that archives have expanded to so far.</summary>
    public long ExpandedBytes { get; private set; }

    /// <summary>The number of bytes that archives may still expand to.</summary>
    public long ExpandableBytes => options.MaxExpandedBytes - ExpandedBytes;

    /// <summary>Counts expanded bytes.</summary>
    public void Expanded(long bytes) => ExpandedBytes += bytes;

    /// <summary>The pages that web archives in the file hold, so far.</summary>
    public CapturedPages Captured { get; } = new();

    /// <summary>How many records of the web archives in the file hold no page, by kind.</summary>
    public SortedDictionary<string, long> Omitted { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a file inside another file.</summary>
    /// <param name="outer">The other file.</param>
    /// <param name="innerName">Its name or path; the extension breaks ties.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="charset">The character set that is declared around it, if any.</param>
    /// <exception cref="ArticleRejectedException">It is nested too deep, or is not an article.</exception>
    public IEnumerable<SourceDocument> ReadInner(
        InputFile outer, string innerName, ReadOnlyMemory<byte> bytes, string? charset = null)
    {
        CancellationToken.ThrowIfCancellationRequested();
        return read(new InputFile(innerName, bytes, outer.Depth + 1, charset), this);
    }

    /// <summary>
    /// Makes a document from a reader's result: with valid Unicode, and with mojibake and windows-1252 control characters repaired.
    /// </summary>
    public SourceDocument Document(
        SourceFormat format, ContentKind kind, string content, string? charset, DeclaredMetadata? declared = null, string? part = null) =>
            new()
            {
                Name = name,
                Part = part,
                Format = format,
                Kind = kind,
                Charset = charset,
                Content = Repair(content),
                Declared = declared is null ? DeclaredMetadata.None : Repair(declared),
            };

    /// <summary>Makes a document for a part that is not an article.</summary>
    public SourceDocument Rejected(SourceFormat format, string part, RejectionReason reason) => new()
    {
        Name = name,
        Part = part,
        Format = format,
        Kind = ContentKind.Text,
        Content = string.Empty,
        Rejection = reason,
    };

    /// <summary>Makes a document for a damaged part. Its key is made when all parts of the file are known.</summary>
    public SourceDocument Unreadable(SourceFormat format, string code, string message) => new()
    {
        Name = name,
        Part = string.Empty,
        Format = format,
        Kind = ContentKind.Text,
        Content = string.Empty,
        Rejection = new RejectionReason(code, message),
        IsUnreadable = true,
    };

    private static DeclaredMetadata Repair(DeclaredMetadata declared) => declared with
    {
        Title = RepairOrNull(declared.Title),
        Byline = RepairOrNull(declared.Byline),
        SiteName = RepairOrNull(declared.SiteName),
        CanonicalUrl = RepairOrNull(declared.CanonicalUrl),
        LeadImage = RepairOrNull(declared.LeadImage),
    };

    private static string? RepairOrNull(string? text) => text is null ? null : Repair(text);

    private static string Repair(string text) => UnicodeText.RepairControls(Mojibake.Repair(UnicodeText.Validate(text)));
}
