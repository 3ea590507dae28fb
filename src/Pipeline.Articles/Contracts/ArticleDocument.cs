using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The common part of all stages' documents: the article itself and its origin. JSON is camelCase, <c>schemaVersion</c> first, without
/// nulls. Times are UTC; unknown values are null and never guessed.
/// </summary>
public abstract record ArticleDocument
{
    /// <summary>The version of the JSON layout.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the JSON layout this document was written with.</summary>
    [JsonPropertyOrder(-31)]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The article's identity.</summary>
    [JsonPropertyOrder(-30)]
    public required ArticleId Id { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    [JsonPropertyOrder(-29)]
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; null for a file that is one article.</summary>
    [JsonPropertyOrder(-28)]
    public string? Part { get; init; }

    /// <summary>The version of the wire item; null if the article is not a wire item, or is identified by its file.</summary>
    [JsonPropertyOrder(-27)]
    public ItemVersion? Item { get; init; }

    /// <summary>The embargo at the time of cleaning: the article is not published before it ends. Null for none.</summary>
    [JsonPropertyOrder(-27)]
    public WireEmbargo? Embargo { get; init; }

    /// <summary>
    /// When the article expires by a field beside its text, UTC: it must not be published after that. Null for none, and for a wire item,
    /// whose expiry is in <see cref="Wire"/>.
    /// </summary>
    [JsonPropertyOrder(-27)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The data of its agency's envelope; null for an article that is not a wire item.</summary>
    [JsonPropertyOrder(-13)]
    public WireDetails? Wire { get; init; }

    /// <summary>When the article expires, whoever says so; null if nobody does.</summary>
    public DateTimeOffset? FindExpiry() => Wire?.ExpiresAt ?? ExpiresAt;

    /// <summary>Whether the article is under an embargo at a time.</summary>
    public bool IsEmbargoedAt(DateTimeOffset time) => Embargo?.HoldsAt(time) == true;

    /// <summary>The content's revision.</summary>
    [JsonPropertyOrder(-27)]
    public Revision Revision { get; init; }

    /// <summary>Counts the revisions of this article, from 1: the document or event with the greater number is newer.</summary>
    [JsonPropertyOrder(-26)]
    public int Sequence { get; init; }

    /// <summary>The headline, without the site's name.</summary>
    [JsonPropertyOrder(-25)]
    public string? Title { get; init; }

    /// <summary>Who wrote it, as named on the page, without "By".</summary>
    [JsonPropertyOrder(-24)]
    public string? Byline { get; init; }

    /// <summary>The news agency whose mark or credit the article carries (<c>AP</c>, <c>Reuters</c>, <c>AFP</c>, <c>dpa</c>…).</summary>
    [JsonPropertyOrder(-23)]
    public string? Source { get; init; }

    /// <summary>When it was first published.</summary>
    [JsonPropertyOrder(-22)]
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the publisher last changed it.</summary>
    [JsonPropertyOrder(-21)]
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The publication's name.</summary>
    [JsonPropertyOrder(-20)]
    public string? SiteName { get; init; }

    /// <summary>The article's own address, absolute http(s), as the page declares it. Never fetched.</summary>
    [JsonPropertyOrder(-19)]
    public string? CanonicalUrl { get; init; }

    /// <summary>
    /// When a crawler or browser stored the page, from a web archive; null for any other file. It does not tell when it was published.
    /// </summary>
    [JsonPropertyOrder(-19)]
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>The text's language: ISO 639-1, lowercase.</summary>
    [JsonPropertyOrder(-18)]
    public string? Language { get; init; }

    /// <summary>The language that the file declares; it may contradict <see cref="Language"/>. Null if it declares none.</summary>
    [JsonPropertyOrder(-18)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeclaredLanguage { get; init; }

    /// <summary>Address of the lead picture, absolute http(s). Never fetched.</summary>
    [JsonPropertyOrder(-17)]
    public string? LeadImage { get; init; }

    /// <summary>
    /// The body: plain text, Unicode NFC, paragraphs separated by a blank line; no headline, captions, menus or comments.
    /// </summary>
    [JsonPropertyOrder(-16)]
    public required string Text { get; init; }

    /// <summary>Picture captions with their credits, in the order of the page; apart from <see cref="Text"/>.</summary>
    [JsonPropertyOrder(-15)]
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Words in <see cref="Text"/>.</summary>
    [JsonPropertyOrder(-14)]
    public int WordCount { get; init; }

    /// <summary>
    /// Identifies near-duplicates of <see cref="Text"/>: 342 characters of base64url that <c>Cleaning.Fingerprints.Fingerprint</c> reads;
    /// null for a text without words.
    /// </summary>
    [JsonPropertyOrder(-13)]
    public string? Fingerprint { get; init; }

    /// <summary>
    /// The id that all near-duplicates of a text share: that of the first one; null for a text that is too short to compare.
    /// </summary>
    [JsonPropertyOrder(-13)]
    public ArticleId? ClusterId { get; init; }

    /// <summary>The earliest of the near-duplicates, when this is another; else null.</summary>
    [JsonPropertyOrder(-13)]
    public ArticleId? DuplicateOf { get; init; }

    /// <summary>When the file (for a part: the part) was first seen in the inbox.</summary>
    [JsonPropertyOrder(-13)]
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>The detected format of the file: <c>html</c>, <c>text</c>, <c>markdown</c>, <c>json</c>…</summary>
    [JsonPropertyOrder(-12)]
    public required string Format { get; init; }

    /// <summary>
    /// The page type: <c>article</c>, <c>forum</c>, <c>documentation</c>, <c>listing</c>, <c>product</c>, <c>service</c>; null for a file
    /// that is not a web page.
    /// </summary>
    [JsonPropertyOrder(-12)]
    public string? PageType { get; init; }

    /// <summary>The character set the bytes were read with (IANA name).</summary>
    [JsonPropertyOrder(-11)]
    public string? Charset { get; init; }

    /// <summary>The cleaner that made <see cref="Text"/>; a higher one makes this document stale.</summary>
    [JsonPropertyOrder(-10)]
    public int CleanerVersion { get; init; }

    /// <summary>How many blocks of the page were kept in the body.</summary>
    [JsonPropertyOrder(-9)]
    public int BlocksKept { get; init; }

    /// <summary>How many blocks of the page were dropped (<c>clean --explain</c> lists them with the reasons).</summary>
    [JsonPropertyOrder(-8)]
    public int BlocksDropped { get; init; }

    /// <summary>When the cleaner ran.</summary>
    [JsonPropertyOrder(-7)]
    public DateTimeOffset? CleanedAt { get; init; }

    /// <summary>W3C <c>traceparent</c> of the drop, so that one trace spans all stages.</summary>
    [JsonPropertyOrder(-6)]
    public string? TraceParent { get; init; }
}
