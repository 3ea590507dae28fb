using System.Text.Json.Serialization;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>A paragraph of one revision or of both: of one that was changed, the pieces that stayed, went and came, in their order.</summary>
/// <param name="Pieces">Its pieces.</param>
public sealed record ComparedParagraph(IReadOnlyList<TextPiece> Pieces)
{
    /// <summary>Whether both revisions have it as it is.</summary>
    [JsonIgnore]
    public bool IsSame => Pieces.All(piece => piece.Kind == ChangeKind.Same);

    /// <summary>The paragraph as the earlier revision has it; null where that has none.</summary>
    [JsonIgnore]
    public string? Before => Of(ChangeKind.Added);

    /// <summary>The paragraph as the later revision has it; null where that has none.</summary>
    [JsonIgnore]
    public string? After => Of(ChangeKind.Removed);

    private string? Of(ChangeKind other) => Pieces.All(piece => piece.Kind == other)
        ? null
        : string.Concat(Pieces.Where(piece => piece.Kind != other).Select(piece => piece.Text));
}
