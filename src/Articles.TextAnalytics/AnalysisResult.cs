using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics;

/// <summary>The results for one whole text. Offsets are into that text.</summary>
public sealed record AnalysisResult
{
    /// <summary>The features that were asked for, by name, with the engine that answered.</summary>
    public required IReadOnlyDictionary<string, FeatureRecord> Features { get; init; }

    /// <summary>ISO 639-1, or null when the feature is off or failed.</summary>
    public string? Language { get; init; }

    /// <summary>Entities, most mentioned first.</summary>
    public IReadOnlyList<ArticleEntity> Entities { get; init; } = [];

    /// <summary>Key phrases, most relevant first.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>Sentiment, or null.</summary>
    public TextSentiment? Sentiment { get; init; }

    /// <summary>Extractive summary, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Abstractive summary, or null.</summary>
    public string? AbstractiveSummary { get; init; }

    /// <summary>Personal information in the order of the text; null when the feature is off or failed.</summary>
    public IReadOnlyList<PersonalInformationSpan>? PersonalInformation { get; init; }

    /// <summary>Features that were unavailable for this text, with the provider's reason.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Text records billed.</summary>
    public int TextRecords { get; init; }
}
