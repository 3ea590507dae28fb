using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// Writes a <see cref="Revision"/> as its digits; the default value, for content that was never stored, as an empty string.
/// </summary>
public sealed class RevisionJsonConverter : JsonConverter<Revision>
{
    /// <inheritdoc/>
    public override Revision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.GetString() is not { Length: > 0 } text)
        {
            return default;
        }

        return Revision.TryParse(text, out var revision)
            ? revision
            : throw new JsonException("A revision is 32 lowercase hexadecimal digits.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Revision value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
