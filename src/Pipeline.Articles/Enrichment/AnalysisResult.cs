namespace Pipeline.Articles.Enrichment;

/// <summary>What text analytics says of one whole article: offsets are into the article's text.</summary>
public sealed record AnalysisResult
{
    /// <summary>The engine that ran.</summary>
    public required string Provider { get; init; }

    /// <summary>ISO 639-1, or null when the feature is off or failed.</summary>
    public string? Language { get; init; }

    /// <summary>Entities, the most mentioned first.</summary>
    public IReadOnlyList<ArticleEntity> Entities { get; init; } = [];

    /// <summary>Key phrases, the most telling first.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>Sentiment, or null.</summary>
    public TextSentiment? Sentiment { get; init; }

    /// <summary>Summary, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Features that could not be had for this article, with the provider's reason.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Text records billed.</summary>
    public int TextRecords { get; init; }
}
