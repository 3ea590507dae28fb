using System.Text.Json.Serialization;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>The change of a piece of text between two revisions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It is only in the earlier revision.</summary>
    Removed,

    /// <summary>It is only in the later revision.</summary>
    Added,
}
