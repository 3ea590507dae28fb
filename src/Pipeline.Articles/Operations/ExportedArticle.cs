using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>One article as a flat record, for exports.</summary>
public sealed record ExportedArticle
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several.</summary>
    public string? Part { get; init; }

    /// <summary>How far it has come.</summary>
    public required ArticleStage Stage { get; init; }

    /// <summary>Why it went no further.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>The revision's number.</summary>
    public int Sequence { get; init; }

    /// <summary>When it reached its stage.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Byline { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>Its address.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Words.</summary>
    public int? WordCount { get; init; }

    /// <summary>The tone.</summary>
    public string? Sentiment { get; init; }

    /// <summary>Entities, the most mentioned first.</summary>
    public IReadOnlyList<NamedEntity> Entities { get; init; } = [];

    /// <summary>Key phrases.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>The summary.</summary>
    public string? Summary { get; init; }

    /// <summary>The body.</summary>
    public string? Text { get; init; }
}
