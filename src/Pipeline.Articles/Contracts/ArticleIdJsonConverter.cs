using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>Writes an <see cref="ArticleId"/> as its digits.</summary>
public sealed class ArticleIdJsonConverter : JsonConverter<ArticleId>
{
    /// <inheritdoc/>
    public override ArticleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ArticleId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An article id is 32 lowercase hexadecimal digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ArticleId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
