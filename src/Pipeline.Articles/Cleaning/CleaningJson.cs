using System.Text.Json.Serialization;

namespace Pipeline.Articles.Cleaning;

/// <summary>Source-generated JSON for the types that cleaning stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleanedArticle))]
public sealed partial class CleaningJson : JsonSerializerContext;
