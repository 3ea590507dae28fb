using Pipeline.Articles.Reading.Charsets;

namespace Pipeline.Articles.Reading;

/// <summary>One reading of a dropped file: what its readers share, and what is left of the limits. For one thread.</summary>
/// <param name="name">The dropped file's name.</param>
/// <param name="options">The limits.</param>
/// <param name="read">Reads a file found inside another.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class ReadingRun(string name, ReadingOptions options, Func<InputFile, ReadingRun, IEnumerable<SourceDocument>> read, CancellationToken cancellationToken)
{
    private long _expanded;

    public ReadingOptions Options => options;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>How many more bytes archives may expand to.</summary>
    public long ExpandableBytes => options.MaxExpandedBytes - _expanded;

    /// <summary>Puts expanded bytes on the account.</summary>
    public void Expanded(long bytes) => _expanded += bytes;

    /// <summary>Reads a file that lies inside another.</summary>
    /// <exception cref="ArticleRejectedException">It lies too deep, or is itself no article.</exception>
    public IEnumerable<SourceDocument> ReadInner(InputFile outer, string innerName, ReadOnlyMemory<byte> bytes)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return read(new InputFile(innerName, bytes, outer.Depth + 1), this);
    }

    /// <summary>Makes a document of what a reader found: valid Unicode, mojibake repaired.</summary>
    public SourceDocument Document(
        SourceFormat format, ContentKind kind, string content, string? charset, DeclaredMetadata? declared = null, string? part = null) => new()
        {
            Name = name,
            Part = part,
            Format = format,
            Kind = kind,
            Charset = charset,
            Content = Repair(content),
            Declared = declared is null ? DeclaredMetadata.None : Repair(declared),
        };

    /// <summary>Puts on record that one part of a file with several is no article.</summary>
    public SourceDocument Rejected(SourceFormat format, string part, RejectionReason reason) => new()
    {
        Name = name,
        Part = part,
        Format = format,
        Kind = ContentKind.Text,
        Content = string.Empty,
        Rejection = reason,
    };

    /// <summary>Puts on record that a part is damaged: its key is made when all parts of the file are known.</summary>
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

    private static string Repair(string text) => Mojibake.Repair(UnicodeText.Validate(text));
}
