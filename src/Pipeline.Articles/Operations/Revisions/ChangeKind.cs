using System.Text.Json.Serialization;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>What became of a piece of text between two revisions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands in the earlier one alone.</summary>
    Removed,

    /// <summary>It stands in the later one alone.</summary>
    Added,
}
