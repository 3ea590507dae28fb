using System.Text.Json.Serialization;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Listing;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Local.Ingesting;
using Pipeline.Local.Offline;

namespace Pipeline.Local;

/// <summary>Source-generated JSON for the commands' output.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseEnum<ArticleStage>), typeof(CamelCaseEnum<ChangeKind>), typeof(CamelCaseEnum<PoisonState>),
        typeof(CamelCaseEnum<ReprocessingCause>),
    ])]
[JsonSerializable(typeof(CleanedArticle))]
[JsonSerializable(typeof(EnrichedArticle))]
[JsonSerializable(typeof(RejectedFile))]
[JsonSerializable(typeof(ExplainedArticle))]
[JsonSerializable(typeof(IngestOutcome))]
[JsonSerializable(typeof(EffectiveSetting))]
[JsonSerializable(typeof(SearchHit))]
[JsonSerializable(typeof(SubscriptionTest))]
[JsonSerializable(typeof(SubscriptionLine))]
[JsonSerializable(typeof(SearchSuggestion))]
[JsonSerializable(typeof(StorySummary))]
[JsonSerializable(typeof(RebuildProgress))]
[JsonSerializable(typeof(RevisionComparison))]
[JsonSerializable(typeof(ListedArticle))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
