using System.Text.Json.Serialization;

namespace Pipeline.Articles.Cleaning;

/// <summary>Source-generated JSON of what cleaning stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleanedArticle))]
public sealed partial class CleaningJson : JsonSerializerContext;
