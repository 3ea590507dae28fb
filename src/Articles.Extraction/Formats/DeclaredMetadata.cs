namespace Articles.Extraction.Formats;

/// <summary>
/// What the envelope around an article declares. Every member may be null; cleaning prefers these over what it finds in the content.
/// </summary>
internal sealed record DeclaredMetadata
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    /// <summary>Nothing declared.</summary>
    public static DeclaredMetadata None { get; } = new();

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The author or authors, as text.</summary>
    public string? Byline { get; init; }

    /// <summary>First publication.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Last change.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>
    /// <see cref="PublishedAt"/>, unless the last change has the same time, as where a system has but one time for both.
    /// </summary>
    public DateTimeOffset? FirstPublishedAt => (ModifiedAt - PublishedAt)?.Duration() < OneMinute ? null : PublishedAt;

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>The article's absolute http(s) address.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>When a crawler or browser stored the page. It does not tell when the page was published.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>BCP 47 tag of the content's language.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute http(s) address of the lead picture.</summary>
    public string? LeadImage { get; init; }
}
