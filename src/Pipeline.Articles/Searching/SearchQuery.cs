namespace Pipeline.Articles.Searching;

/// <summary>A search: words and filters, both optional; all must match.</summary>
public sealed record SearchQuery
{
    private const string GenreScheme = "genre:";

    /// <summary>
    /// Words, <c>"phrases"</c>, <c>prefix*</c>, <c>title:word</c>, <c>entity:word</c>, <c>keyphrase:word</c>, <c>AND OR NOT</c> (or
    /// <c>-word</c>) and parentheses. Null or empty: everything. Words match whatever their ending and accents; articles with all of them
    /// come first, then those with the most telling ones. A query with <c>AND</c> or <c>OR</c>, and everything but plain words, is taken to
    /// the letter.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>ISO 639-1 of the text, or null for any.</summary>
    public string? Language { get; init; }

    /// <summary>A sentiment label, or null for any.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The publication, or null for any; letter case is ignored.</summary>
    public string? SiteName { get; init; }

    /// <summary>
    /// Entities that the article must have, all of them: canonical names, or <c>Category:Name</c> as the facet shows it; letter case and
    /// blank entries are ignored.
    /// </summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>
    /// Subjects that a wire item must have, all of them, as the facet shows them; letter case and blank entries are ignored.
    /// </summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>
    /// The genre of the wire item, or null for any; letter case is ignored, and the IPTC's vocabulary may precede it
    /// (<c>genre:Feature</c>).
    /// </summary>
    public string? Genre
    {
        get;
        init => field = value?.StartsWith(GenreScheme, StringComparison.OrdinalIgnoreCase) == true ? value[GenreScheme.Length..] : value;
    }

    /// <summary>The sender of the wire item, or null for any; letter case is ignored.</summary>
    public string? Provider { get; init; }

    /// <summary>A wire item's urgency, 1 to 9, or null for any.</summary>
    public int? Urgency { get; init; }

    /// <summary>The page type, or null for any.</summary>
    public string? PageType { get; init; }

    /// <summary>Published at or after.</summary>
    public DateTimeOffset? PublishedFrom { get; init; }

    /// <summary>Published before.</summary>
    public DateTimeOffset? PublishedBefore { get; init; }

    /// <summary>Only the articles of one story, by <see cref="SearchDocument.StoryId"/>; null for any.</summary>
    public string? StoryId { get; init; }

    /// <summary>Only near-duplicates of each other, by <see cref="SearchDocument.ClusterId"/>; null for any.</summary>
    public string? ClusterId { get; init; }

    /// <summary>Whether articles that are another's near-duplicate (<see cref="SearchDocument.DuplicateOf"/>) are left out.</summary>
    public bool HideDuplicates { get; init; }

    /// <summary>The sort order. Without <see cref="Text"/> all hits are equally relevant, and the newest come first.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>How many hits to skip, at most 100,000.</summary>
    public int Skip { get; init; }

    /// <summary>How many hits to return, 1 to 1,000.</summary>
    public int Top { get; init; } = 10;

    /// <summary>
    /// Whether to count facets (language, sentiment, site, entities, and those of wire items and pages), the 20 most frequent values of
    /// each.
    /// </summary>
    public bool Facets { get; init; }
}
