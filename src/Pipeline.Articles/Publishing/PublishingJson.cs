using System.Text.Json.Serialization;

namespace Pipeline.Articles.Publishing;

/// <summary>Source-generated JSON of the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticleEvent))]
public sealed partial class PublishingJson : JsonSerializerContext;
