namespace Pipeline.Articles.Enrichment;

/// <summary>A feature as the pipeline asks for it.</summary>
/// <param name="Name">Its name on record, camelCase: <c>keyPhrases</c>.</param>
/// <param name="Flag">Its flag in the settings.</param>
/// <param name="Version">The version of how it is asked for and merged; raising it makes the articles stale that have it.</param>
public sealed record AnalysisFeature(string Name, AnalysisFeatures Flag, int Version)
{
    /// <summary>Language detection.</summary>
    public static AnalysisFeature Language { get; } = new("language", AnalysisFeatures.Language, 1);

    /// <summary>Named entities.</summary>
    public static AnalysisFeature Entities { get; } = new("entities", AnalysisFeatures.Entities, 1);

    /// <summary>Personal information.</summary>
    public static AnalysisFeature Pii { get; } = new("pii", AnalysisFeatures.Pii, 1);

    /// <summary>Key phrases.</summary>
    public static AnalysisFeature KeyPhrases { get; } = new("keyPhrases", AnalysisFeatures.KeyPhrases, 1);

    /// <summary>Sentiment.</summary>
    public static AnalysisFeature Sentiment { get; } = new("sentiment", AnalysisFeatures.Sentiment, 1);

    /// <summary>Extractive summary.</summary>
    public static AnalysisFeature Summary { get; } = new("summary", AnalysisFeatures.Summary, 1);

    /// <summary>Abstractive summary.</summary>
    public static AnalysisFeature AbstractiveSummary { get; } = new("abstractiveSummary", AnalysisFeatures.AbstractiveSummary, 1);

    /// <summary>Every feature that is asked for by a request of its own; opinions come with sentiment.</summary>
    public static IReadOnlyList<AnalysisFeature> All { get; } = [Language, Entities, Pii, KeyPhrases, Sentiment, Summary, AbstractiveSummary];
}
