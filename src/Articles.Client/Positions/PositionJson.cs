using System.Text.Json.Serialization;

namespace Articles.Client;

/// <summary>Source-generated JSON of the positions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PositionLine))]
internal sealed partial class PositionJson : JsonSerializerContext;
