namespace Pipeline.Articles.Operations.Revisions;

/// <summary>A piece of text, and its change.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The text, as it stands there.</param>
public sealed record TextPiece(ChangeKind Kind, string Text);
