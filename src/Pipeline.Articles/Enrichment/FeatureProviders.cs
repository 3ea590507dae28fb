using Articles.TextAnalytics;

namespace Pipeline.Articles.Enrichment;

/// <summary>The provider of each feature: <c>embedded</c>, or <c>azure</c> if the host has it. Null: <see cref="Default"/>.</summary>
public sealed class FeatureProviders
{
    /// <summary>The embedded text analytics' name in settings.</summary>
    public const string Embedded = "embedded";

    /// <summary>Azure AI Language's name in settings.</summary>
    public const string Azure = "azure";

    /// <summary>
    /// For features without a provider of their own. Default: the host's (<c>azure</c> if it has an endpoint, else <c>embedded</c>).
    /// </summary>
    public string? Default { get; set; }

    /// <summary>For language detection.</summary>
    public string? Language { get; set; }

    /// <summary>For named entities.</summary>
    public string? Entities { get; set; }

    /// <summary>For personal information.</summary>
    public string? Pii { get; set; }

    /// <summary>For key phrases.</summary>
    public string? KeyPhrases { get; set; }

    /// <summary>For sentiment and opinions.</summary>
    public string? Sentiment { get; set; }

    /// <summary>For the extractive summary.</summary>
    public string? Summary { get; set; }

    /// <summary>For the abstractive summary.</summary>
    public string? AbstractiveSummary { get; set; }

    /// <summary>Each setting with its value.</summary>
    internal IEnumerable<(string Name, string? Provider)> All =>
    [
        (nameof(Default), Default),
        (nameof(Language), Language),
        (nameof(Entities), Entities),
        (nameof(Pii), Pii),
        (nameof(KeyPhrases), KeyPhrases),
        (nameof(Sentiment), Sentiment),
        (nameof(Summary), Summary),
        (nameof(AbstractiveSummary), AbstractiveSummary),
    ];

    /// <summary>The provider of a feature; null if the host has none either.</summary>
    public string? Of(AnalysisFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Flag switch
        {
            AnalysisFeatures.Language => Language,
            AnalysisFeatures.Entities => Entities,
            AnalysisFeatures.Pii => Pii,
            AnalysisFeatures.KeyPhrases => KeyPhrases,
            AnalysisFeatures.Sentiment => Sentiment,
            AnalysisFeatures.Summary => Summary,
            AnalysisFeatures.AbstractiveSummary => AbstractiveSummary,
            _ => null,
        } ?? Default;
    }
}
