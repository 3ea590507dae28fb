using System.Text.Json.Serialization;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Operations.Listing;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Operations;

/// <summary>Source-generated JSON for the operators' types.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseEnum<ArticleStage>), typeof(CamelCaseEnum<ChangeKind>), typeof(CamelCaseEnum<PoisonState>),
        typeof(CamelCaseEnum<ReprocessingCause>),
    ])]
[JsonSerializable(typeof(PipelineStatus))]
[JsonSerializable(typeof(ArticleHistory))]
[JsonSerializable(typeof(PoisonRecord))]
[JsonSerializable(typeof(PoisonOutcome))]
[JsonSerializable(typeof(ReprocessingReport))]
[JsonSerializable(typeof(ExportedArticle))]
[JsonSerializable(typeof(List<PoisonRecord>))]
[JsonSerializable(typeof(PipelineHealth))]
[JsonSerializable(typeof(ReprocessBody))]
[JsonSerializable(typeof(PoisonBody))]
[JsonSerializable(typeof(RemovalsBody))]
[JsonSerializable(typeof(RemovalsOutcome))]
[JsonSerializable(typeof(HeldRemoval))]
[JsonSerializable(typeof(List<HeldRemoval>))]
[JsonSerializable(typeof(RevisionComparison))]
[JsonSerializable(typeof(ArticlePage))]
[JsonSerializable(typeof(FileOutcome))]
[JsonSerializable(typeof(SearchResults))]
[JsonSerializable(typeof(StoryResults))]
[JsonSerializable(typeof(ApiProblem))]
public sealed partial class OperationsJson : JsonSerializerContext;
