using System.Text.Json.Serialization;

namespace Pipeline.Articles.Searching;

/// <summary>What a suggestion is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuggestionKind>))]
public enum SuggestionKind
{
    /// <summary>The name of an entity.</summary>
    [JsonStringEnumMemberName("entity")]
    Entity,

    /// <summary>A headline.</summary>
    [JsonStringEnumMemberName("headline")]
    Title,
}
