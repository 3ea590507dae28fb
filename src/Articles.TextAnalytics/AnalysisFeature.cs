namespace Articles.TextAnalytics;

/// <summary>A feature that an engine can be asked for.</summary>
/// <param name="Name">Its name in records, camelCase: <c>keyPhrases</c>.</param>
/// <param name="Flag">Its flag in the options.</param>
/// <param name="Version">
/// The version of how it is requested and merged. Raising it makes results of this feature stale, and no others.
/// </param>
public sealed record AnalysisFeature(string Name, AnalysisFeatures Flag, int Version)
{
    private const int LanguageVersion = 2;
    private const int EntitiesVersion = 2;
    private const int PiiVersion = 2;
    private const int KeyPhrasesVersion = 2;
    private const int SentimentVersion = 2;
    private const int SummaryVersion = 1;
    private const int AbstractiveSummaryVersion = 1;

    /// <summary>The sum of all versions. Raising a version raises the sum, so that earlier enrichment counts as older.</summary>
    internal const int Versions = LanguageVersion + EntitiesVersion + PiiVersion + KeyPhrasesVersion + SentimentVersion + SummaryVersion
        + AbstractiveSummaryVersion;

    /// <summary>Language detection.</summary>
    public static AnalysisFeature Language { get; } = new("language", AnalysisFeatures.Language, LanguageVersion);

    /// <summary>Named entities.</summary>
    public static AnalysisFeature Entities { get; } = new("entities", AnalysisFeatures.Entities, EntitiesVersion);

    /// <summary>Personal information.</summary>
    public static AnalysisFeature Pii { get; } = new("pii", AnalysisFeatures.Pii, PiiVersion);

    /// <summary>Key phrases.</summary>
    public static AnalysisFeature KeyPhrases { get; } = new("keyPhrases", AnalysisFeatures.KeyPhrases, KeyPhrasesVersion);

    /// <summary>Sentiment, with opinions if they are on.</summary>
    public static AnalysisFeature Sentiment { get; } = new("sentiment", AnalysisFeatures.Sentiment, SentimentVersion);

    /// <summary>Extractive summary.</summary>
    public static AnalysisFeature Summary { get; } = new("summary", AnalysisFeatures.Summary, SummaryVersion);

    /// <summary>Abstractive summary.</summary>
    public static AnalysisFeature AbstractiveSummary { get; } =
        new("abstractiveSummary", AnalysisFeatures.AbstractiveSummary, AbstractiveSummaryVersion);

    /// <summary>Every feature that has its own requests; opinions come with sentiment.</summary>
    public static IReadOnlyList<AnalysisFeature> All { get; } =
        [Language, Entities, Pii, KeyPhrases, Sentiment, Summary, AbstractiveSummary];
}
