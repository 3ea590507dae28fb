using System.Diagnostics.CodeAnalysis;
using Articles.Extraction.Fingerprints;
using Articles.Extraction.Formats;

namespace Articles.Extraction;

/// <summary>
/// An article as it was found in a file, or why there is none. What is not known is null and never guessed. Times are UTC.
/// </summary>
public sealed record ExtractedArticle
{
    /// <summary>The file's name, as it was given.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Which article of a file that holds several: its link or guid, its path in an archive, or a hash; never a position, so that it stays
    /// when others are added before it. A wire item that has a <see cref="WireItem.Key"/> is known by its id, also when it is the whole
    /// file. Null when the file is any other single article.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>Why there is no article; null when there is one.</summary>
    public RejectionReason? Rejection { get; init; }

    /// <summary>Whether there is no article: then <see cref="Rejection"/> says why, and <see cref="Text"/> is empty.</summary>
    [MemberNotNullWhen(true, nameof(Rejection))]
    public bool IsRejected => Rejection is not null;

    /// <summary>The headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, as named on the page, without "By".</summary>
    public string? Byline { get; init; }

    /// <summary>The news agency whose mark or credit the article carries: <c>AP</c>, <c>Reuters</c>, <c>AFP</c>, <c>dpa</c>…</summary>
    public string? Source { get; init; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the publisher last changed it.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The publication's name.</summary>
    public string? SiteName { get; init; }

    /// <summary>The article's own address, absolute http(s), as the page declares it.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The text's language: ISO 639-1, lowercase.</summary>
    public string? Language { get; init; }

    /// <summary>Address of the lead picture, absolute http(s).</summary>
    public string? LeadImage { get; init; }

    /// <summary>What kind of page it is; null for a file that is no web page.</summary>
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

    /// <summary>Tells near-duplicates of <see cref="Text"/>; null for a text without words.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>What the file, or the part of it, turned out to be; null when it could not be read at all.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>The character set that the bytes were read with (IANA name).</summary>
    public string? Charset { get; init; }

    /// <summary>
    /// What the agency's envelope says, also of an item that is rejected because it is killed or under embargo; null when it is no wire
    /// item.
    /// </summary>
    public WireItem? Wire { get; init; }

    /// <summary>The embargo that holds the article back; null for none. Who extracts from outside gets a rejection in its place.</summary>
    internal WireEmbargo? Embargo { get; init; }

    /// <summary>How many blocks of the page went into the body.</summary>
    public int BlocksKept { get; init; }

    /// <summary>How many blocks of the page did not.</summary>
    public int BlocksDropped { get; init; }

    /// <summary>
    /// Every block of the page in order, with what was decided about it and why; empty unless
    /// <see cref="ArticleExtractor.Explain(string, ReadOnlyMemory{byte}, CancellationToken)"/> made it.
    /// </summary>
    public IReadOnlyList<BlockDecision> Blocks { get; init; } = [];

    /// <summary>A file that could not be read.</summary>
    internal static ExtractedArticle Rejected(string name, RejectionReason reason) => new() { Name = name, Rejection = reason };

    /// <summary>An article of a file that is none.</summary>
    internal static ExtractedArticle Rejected(SourceDocument document, RejectionReason reason) => new()
    {
        Name = document.Name,
        Part = document.Part,
        Format = document.Format,
        Charset = document.Charset,
        Wire = document.Wire,
        Rejection = reason,
    };
}
