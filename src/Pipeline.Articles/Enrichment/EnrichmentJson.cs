using System.Text.Json.Serialization;

namespace Pipeline.Articles.Enrichment;

/// <summary>Source-generated JSON for the types that enrichment stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EnrichedArticle))]
public sealed partial class EnrichmentJson : JsonSerializerContext;
