using System.Text.Json.Serialization;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Requests;

/// <summary>Source-generated JSON of what the cache keeps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CachedResult<DetectedLanguage>))]
[JsonSerializable(typeof(CachedResult<TextEntities>))]
[JsonSerializable(typeof(CachedResult<PersonalInformation>))]
[JsonSerializable(typeof(CachedResult<KeyPhrases>))]
[JsonSerializable(typeof(CachedResult<TextSentiment>))]
[JsonSerializable(typeof(CachedResult<ExtractiveSummary>))]
[JsonSerializable(typeof(CachedResult<AbstractiveSummary>))]
internal sealed partial class CacheJson : JsonSerializerContext;
