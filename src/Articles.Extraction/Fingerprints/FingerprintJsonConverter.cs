using System.Text.Json;
using System.Text.Json.Serialization;

namespace Articles.Extraction.Fingerprints;

/// <summary>Writes a fingerprint as the text that <see cref="Fingerprint.ToString"/> gives, and reads it back.</summary>
internal sealed class FingerprintJsonConverter : JsonConverter<Fingerprint>
{
    public override Fingerprint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Fingerprint.TryParse(reader.GetString(), out var fingerprint) ? fingerprint : throw new JsonException("This is no fingerprint.");

    public override void Write(Utf8JsonWriter writer, Fingerprint value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
