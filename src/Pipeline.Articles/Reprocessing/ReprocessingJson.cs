using System.Text.Json.Serialization;

namespace Pipeline.Articles.Reprocessing;

/// <summary>Source-generated JSON for the types that re-processing stores and sends.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReprocessingRequest))]
[JsonSerializable(typeof(ReprocessingCheckpoint))]
public sealed partial class ReprocessingJson : JsonSerializerContext;
