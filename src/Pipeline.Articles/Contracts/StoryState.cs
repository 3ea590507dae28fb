using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>What an article was to its story when it came.</summary>
[JsonConverter(typeof(StoryStateJsonConverter))]
public enum StoryState
{
    /// <summary>The story began with it.</summary>
    New,

    /// <summary>Other articles had told the story before.</summary>
    Known,
}
