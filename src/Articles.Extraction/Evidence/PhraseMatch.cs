namespace Articles.Extraction.Evidence;

/// <summary>A boilerplate phrase at the start of a line.</summary>
/// <param name="Role">What such a line is.</param>
/// <param name="WholeLine">The phrase is all there is; otherwise the line goes on after it, and weighs less the longer it is.</param>
internal readonly record struct PhraseMatch(BlockRole Role, bool WholeLine);
