using System.Text.Json.Serialization;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>Source-generated JSON for the types that the stages share.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticlePointer))]
[JsonSerializable(typeof(CleaningRequest))]
[JsonSerializable(typeof(WithdrawalRequest))]
[JsonSerializable(typeof(ExpansionRequest))]
public sealed partial class ArticleJson : JsonSerializerContext;
