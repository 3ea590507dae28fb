using Pipeline.Articles.Cleaning.Html.Page;

namespace Pipeline.Articles.Cleaning.Html.Metadata;

/// <summary>What a page says about its article, outside the article's text.</summary>
internal sealed record PageMetadata
{
    /// <summary>The headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>The letters and digits of every form of the headline that the page has, for finding it in the text.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>The heading that shows the headline, or null.</summary>
    public PageBlock? Heading { get; init; }

    /// <summary>The authors.</summary>
    public string? Byline { get; init; }

    /// <summary>First publication.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Last change.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>The article's address.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>The lead picture's address.</summary>
    public string? LeadImage { get; init; }

    /// <summary>JSON-LD's <c>articleBody</c>.</summary>
    public string? Body { get; init; }
}
