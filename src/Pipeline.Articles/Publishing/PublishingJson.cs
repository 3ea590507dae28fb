using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pipeline.Articles.Publishing.Events;

namespace Pipeline.Articles.Publishing;

/// <summary>Source-generated JSON of the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticleEvent))]
[JsonSerializable(typeof(WithdrawnEvent))]
[JsonSerializable(typeof(JsonNode))]
public sealed partial class PublishingJson : JsonSerializerContext;
