namespace Pipeline.Training.Corpora;

/// <summary>A text with its names: an article, a post, or a sentence where the corpus has lost the rest.</summary>
/// <param name="Text">The text, as a reader would see it.</param>
/// <param name="Names">Its names, in order, not overlapping.</param>
internal sealed record LabelledText(string Text, IReadOnlyList<LabelledName> Names);
