using System.Text.Json.Serialization;

namespace Articles.Client;

/// <summary>
/// Source-generated JSON of the events. A field that is missing or null where it may not be is an error, and so is one that comes twice.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(EnrichedData))]
[JsonSerializable(typeof(WithdrawnData))]
internal sealed partial class EventJson : JsonSerializerContext;
