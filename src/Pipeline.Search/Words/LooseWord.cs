namespace Pipeline.Search.Words;

/// <summary>A word of a query that was only typed.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Folded">Folded (<see cref="LetterFolding"/>).</param>
internal sealed record LooseWord(string Typed, string Folded);
