namespace Pipeline.Articles.Searching.Stories;

/// <summary>Which stories to list.</summary>
public sealed record StoryQuery
{
    /// <summary>Only articles that were published at or after this time count; null for all.</summary>
    public DateTimeOffset? PublishedFrom { get; init; }

    /// <summary>How many stories to return, 1 to 1,000.</summary>
    public int Top { get; init; } = 50;
}
