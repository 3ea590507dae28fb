namespace Articles.Extraction.Evidence;

/// <summary>A boilerplate phrase at the start of a line.</summary>
/// <param name="Role">What such a line is.</param>
/// <param name="WholeLine">
/// Whether the phrase is the whole line. Otherwise the line continues after it, and the match weighs less the longer the line is.
/// </param>
internal readonly record struct PhraseMatch(BlockRole Role, bool WholeLine);
