using System.Diagnostics.CodeAnalysis;
using Articles.Extraction.Fingerprints;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.WebArchives;

namespace Articles.Extraction;

/// <summary>
/// An article that was found in a file, or the reason why there is none. Unknown values are null; none is guessed. Times are UTC.
/// </summary>
public sealed record ExtractedArticle
{
    /// <summary>The file's name, as passed in.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The key of an article in a file that holds several: its link or guid, its path in an archive, or a hash. It is never a position, so
    /// it stays the same when other articles are added before it. For a wire item with a <see cref="WireItem.Key"/> it is the item's id,
    /// even if the item is the whole file. Null for any other file with a single article.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>Why there is no article; null when there is one.</summary>
    public RejectionReason? Rejection { get; init; }

    /// <summary>Whether there is no article. If so, <see cref="Rejection"/> says why, and <see cref="Text"/> is empty.</summary>
    [MemberNotNullWhen(true, nameof(Rejection))]
    public bool IsRejected => Rejection is not null;

    /// <summary>The headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>The authors, as named on the page, without "By".</summary>
    public string? Byline { get; init; }

    /// <summary>The news agency whose mark or credit the article carries: <c>AP</c>, <c>Reuters</c>, <c>AFP</c>, <c>dpa</c>…</summary>
    public string? Source { get; init; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the publisher last changed it.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The publication's name.</summary>
    public string? SiteName { get; init; }

    /// <summary>The article's URL, absolute http(s), as the page declares it.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>
    /// When a crawler or browser stored the page, from a web archive (WARC, ARC, WACZ, HAR, MHTML, SingleFile); null for any other file. The
    /// page existed then; it does not tell when it was published.
    /// </summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>The text's language: ISO 639-1, lowercase.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The language that the file declares (<c>html lang</c>, an envelope's field): ISO 639-1, lowercase. It may contradict
    /// <see cref="Language"/>, which is read from the text. Null if it declares none.
    /// </summary>
    public string? DeclaredLanguage { get; init; }

    /// <summary>The URL of the lead picture, absolute http(s).</summary>
    public string? LeadImage { get; init; }

    /// <summary>The type of the web page; null for any other file.</summary>
    public PageType? PageType { get; init; }

    /// <summary>
    /// The body: plain text, Unicode NFC, paragraphs separated by a blank line; no headline, captions, menus or comments. Empty when it is
    /// rejected.
    /// </summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Picture captions with their credits, in the order of the page.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Words in <see cref="Text"/>; estimated for scripts without spaces.</summary>
    public int WordCount { get; init; }

    /// <summary>A sketch of <see cref="Text"/> that detects near-duplicates; null for a text without words.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>The detected format of the file, or of the part; null if it could not be read at all.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>The character set that the bytes were decoded with (IANA name).</summary>
    public string? Charset { get; init; }

    /// <summary>
    /// The data of the agency's envelope, also for an item that is rejected as killed or embargoed; null for anything but a wire item.
    /// </summary>
    public WireItem? Wire { get; init; }

    /// <summary>The page that it was captured as; see <see cref="SourceDocument.Capture"/>.</summary>
    internal PageCapture? Capture { get; init; }

    /// <summary>The embargo that holds the article back; null for none. Callers of the library get a rejection instead.</summary>
    internal WireEmbargo? Embargo { get; init; }

    /// <summary>When it expires, by a field beside the text; null for none, and for a wire item, which has its own.</summary>
    internal DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The number of blocks in the body.</summary>
    public int BlocksKept { get; init; }

    /// <summary>The number of blocks that were left out.</summary>
    public int BlocksDropped { get; init; }

    /// <summary>
    /// Every block of the page in order, with the decision and its reason; empty unless
    /// <see cref="ArticleExtractor.Explain(string, ReadOnlyMemory{byte}, CancellationToken)"/> made it.
    /// </summary>
    public IReadOnlyList<BlockDecision> Blocks { get; init; } = [];

    /// <summary>Creates the result for a file that could not be read.</summary>
    internal static ExtractedArticle Rejected(string name, RejectionReason reason) => new() { Name = name, Rejection = reason };

    /// <summary>Creates the result for a document that holds no article.</summary>
    internal static ExtractedArticle Rejected(SourceDocument document, RejectionReason reason) => new()
    {
        Name = document.Name,
        Part = document.Part,
        Format = document.Format,
        Charset = document.Charset,
        CanonicalUrl = document.Declared.CanonicalUrl,
        CapturedAt = document.Declared.CapturedAt,
        Wire = document.Wire,
        Rejection = reason,
    };
}
