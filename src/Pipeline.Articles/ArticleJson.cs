using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>Source-generated JSON of what the stages share.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticlePointer))]
[JsonSerializable(typeof(WithdrawalRequest))]
public sealed partial class ArticleJson : JsonSerializerContext;
