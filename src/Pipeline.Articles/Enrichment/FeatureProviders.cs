using Articles.TextAnalytics;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Which provider answers for which feature: <c>embedded</c>, or <c>azure</c> where the host has it. Null: <see cref="Default"/>.
/// </summary>
public sealed class FeatureProviders
{
    /// <summary>What the settings call the embedded text analytics.</summary>
    public const string Embedded = "embedded";

    /// <summary>What the settings call Azure AI Language.</summary>
    public const string Azure = "azure";

    /// <summary>
    /// For the features that name none. Default: the host's (<c>azure</c> when it has an endpoint, else <c>embedded</c>).
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

    /// <summary>The provider of a feature; null when not even the host has one.</summary>
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
