using System.Text.Json.Serialization;

namespace Pipeline.LanguageModel;

/// <summary>A model's answer as it writes it.</summary>
/// <param name="Summary">A few sentences.</param>
/// <param name="Topics">Phrases of the text.</param>
/// <param name="Tone">One of the labels of sentiment.</param>
internal sealed record DigestAnswer(string Summary, IReadOnlyList<string> Topics, string Tone);

/// <summary>The answer's JSON: each property is required, and there are no others.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(DigestAnswer))]
internal sealed partial class DigestJson : JsonSerializerContext;
