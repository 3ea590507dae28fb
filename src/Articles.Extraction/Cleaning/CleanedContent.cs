
namespace Articles.Extraction.Cleaning;

/// <summary>What one of the cleaners makes of one source document; the facade adds identity and normalises.</summary>
internal sealed record CleanedContent
{
    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, without "By".</summary>
    public string? Byline { get; init; }

    /// <summary>The news agency whose mark or credit the article carries.</summary>
    public string? Source { get; init; }

    /// <summary>First publication, UTC; null unless the page says so.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Last change, UTC; null unless the page says so.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>Absolute http(s) address of the article.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>The language that the page declares, ISO 639-1; null for flattened text.</summary>
    public string? DeclaredLanguage { get; init; }

    /// <summary>Absolute http(s) address of the lead picture.</summary>
    public string? LeadImage { get; init; }

    /// <summary>The page type; null for content that is not a page.</summary>
    public PageType? PageType { get; init; }

    /// <summary>Whether the page says so itself, and its shape not alone.</summary>
    public bool IsDeclaredType { get; init; }

    /// <summary>The body; paragraphs separated by a blank line.</summary>
    public required string Text { get; init; }

    /// <summary>Captions with their credits.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>The scripts of a page without a text that hold sentences which could not be read.</summary>
    public IReadOnlyList<string> UnreadScripts { get; init; } = [];

    /// <summary>How many blocks of the page went into the body.</summary>
    public int BlocksKept { get; init; }

    /// <summary>How many blocks of the page did not.</summary>
    public int BlocksDropped { get; init; }

    /// <summary>Every block of the page in order, with what was done to it and why; empty unless asked for.</summary>
    public IReadOnlyList<BlockDecision> Blocks { get; init; } = [];
}
