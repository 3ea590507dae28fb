using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Enrichment;

/// <summary>The document in <see cref="StorageNames.EnrichedArticles"/>: the article and the results of text analytics.</summary>
public sealed record EnrichedArticle : ArticleDocument
{
    /// <summary>For the JSON reader.</summary>
    [JsonConstructor]
    public EnrichedArticle()
    {
    }

    [SetsRequiredMembers]
    private EnrichedArticle(CleanedArticle cleaned)
        : base(cleaned)
    {
    }

    /// <summary>Combines a cleaned article and the results of text analytics.</summary>
    public static EnrichedArticle From(CleanedArticle cleaned, AnalysisResult analysis) => new(cleaned)
    {
        // What the cleaner guessed is not published where the text is in no language that is known.
        Language = analysis.Language ?? (analysis.Missing.ContainsKey(AnalysisFeature.Language.Name) ? null : cleaned.Language),
        // Subscribers may read this document.
        Wire = cleaned.Wire?.WithoutNotes(),
        Provider = string.Join(", ", analysis.Features.Values.Select(feature => feature.Provider).Distinct().Order(StringComparer.Ordinal)),
        Features = analysis.Features,
        EnricherVersion = EnrichmentStep.Version,
        Sentiment = analysis.Sentiment,
        Entities = analysis.Entities,
        KeyPhrases = analysis.KeyPhrases,
        Summary = analysis.Summary,
        AbstractiveSummary = analysis.AbstractiveSummary,
        PersonalInformation = analysis.PersonalInformation,
        Missing = analysis.Missing,
        TextRecords = analysis.TextRecords,
    };

    /// <summary>The engines that ran (<see cref="AnalysisEngine.Provider"/>), separated by commas; usually one.</summary>
    public string? Provider { get; init; }

    /// <summary>The features that ran, by name, with the engine and model of each.</summary>
    public IReadOnlyDictionary<string, FeatureRecord> Features { get; init; } = new Dictionary<string, FeatureRecord>();

    /// <summary>
    /// The story: the id that articles about one event share; it never changes while the article is about that event. Null if stories are
    /// not looked for, or the text is too short to tell.
    /// </summary>
    public ArticleId? StoryId { get; init; }

    /// <summary>Whether the story began with this article, or was known when it came; null without a story.</summary>
    public StoryState? Story { get; init; }

    /// <summary>
    /// The enricher's version (<see cref="EnrichmentStep.Version"/>); a higher one makes this document stale, if its <see cref="Features"/>
    /// are.
    /// </summary>
    public int EnricherVersion { get; init; }

    /// <summary>When enrichment ran.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }

    /// <summary>Sentiment of the whole text and of each sentence; null when the feature is off or the language is not supported.</summary>
    public TextSentiment? Sentiment { get; init; }

    /// <summary>Entities, the most mentioned first.</summary>
    public IReadOnlyList<ArticleEntity> Entities { get; init; } = [];

    /// <summary>Key phrases, the most telling first.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>An extractive summary, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>An abstractive summary, or null.</summary>
    public string? AbstractiveSummary { get; init; }

    /// <summary>Personal information in the text, by place and kind; null unless <see cref="AnalysisFeatures.Pii"/> is on.</summary>
    public IReadOnlyList<PersonalInformationSpan>? PersonalInformation { get; init; }

    /// <summary>Features that were unavailable for this article, with the reason; usually empty.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Text records that this document was billed; 0 if the provider is not metered.</summary>
    public int TextRecords { get; init; }

    /// <summary>Whether the row describes this document: the same revision, cleaner and features.</summary>
    public bool IsRecordedIn(LedgerEntry entry) =>
        entry.Sequence == Sequence
        && entry.CleanerVersion == CleanerVersion
        && entry.EnricherVersion == EnricherVersion
        && entry.Features == FeatureVersions.Format(Features);
}
