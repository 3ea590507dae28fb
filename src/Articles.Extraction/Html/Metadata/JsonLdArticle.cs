
namespace Articles.Extraction.Html.Metadata;

/// <summary>What a page's JSON-LD says about its article (schema.org <c>Article</c> and its kinds).</summary>
internal sealed record JsonLdArticle
{
    /// <summary><c>headline</c>, else <c>name</c>.</summary>
    public string? Headline { get; init; }

    /// <summary>Names of the <c>author</c>s.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Those of <see cref="Authors"/> that are said to be persons.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Those of <see cref="Authors"/> that are said to be organisations.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary><c>datePublished</c> as written.</summary>
    public string? DatePublished { get; init; }

    /// <summary><c>dateModified</c> as written.</summary>
    public string? DateModified { get; init; }

    /// <summary>Name of the <c>publisher</c>.</summary>
    public string? Publisher { get; init; }

    /// <summary><c>url</c> or <c>mainEntityOfPage</c>.</summary>
    public string? Url { get; init; }

    /// <summary><c>inLanguage</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The first <c>image</c>'s address.</summary>
    public string? Image { get; init; }

    /// <summary><c>articleBody</c>: plain text, or null.</summary>
    public string? Body { get; init; }
}
