using System.Text.Json.Serialization;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Operations;

/// <summary>Source-generated JSON for the operators' types.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
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
[JsonSerializable(typeof(ApiProblem))]
public sealed partial class OperationsJson : JsonSerializerContext;
