using System.Text.Json.Serialization;

namespace Pipeline.Articles.Poison;

/// <summary>The state of a poisoned message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PoisonState>))]
public enum PoisonState
{
    /// <summary>It waits for an operator.</summary>
    Open,

    /// <summary>It was sent to its queue again.</summary>
    Replayed,

    /// <summary>It was given up.</summary>
    Discarded,
}
