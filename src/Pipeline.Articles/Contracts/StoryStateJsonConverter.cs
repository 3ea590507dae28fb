using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>Writes a state in lower case: <c>new</c>, <c>known</c>.</summary>
public sealed class StoryStateJsonConverter() : JsonStringEnumConverter<StoryState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
