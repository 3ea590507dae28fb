using System.Text.Json.Serialization;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>A paragraph of one revision or of both. A changed paragraph has its kept, removed and added pieces, in order.</summary>
/// <param name="Pieces">Its pieces.</param>
public sealed record ComparedParagraph(IReadOnlyList<TextPiece> Pieces)
{
    /// <summary>Whether it is the same in both revisions.</summary>
    [JsonIgnore]
    public bool IsSame => Pieces.All(piece => piece.Kind == ChangeKind.Same);

    /// <summary>The paragraph in the earlier revision; null if it has none.</summary>
    [JsonIgnore]
    public string? Before => Of(ChangeKind.Added);

    /// <summary>The paragraph in the later revision; null if it has none.</summary>
    [JsonIgnore]
    public string? After => Of(ChangeKind.Removed);

    private string? Of(ChangeKind other) => Pieces.All(piece => piece.Kind == other)
        ? null
        : string.Concat(Pieces.Where(piece => piece.Kind != other).Select(piece => piece.Text));
}
