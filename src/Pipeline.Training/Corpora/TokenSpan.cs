namespace Pipeline.Training.Corpora;

/// <summary>A name by the tokens of its sentence.</summary>
/// <param name="Start">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Class">What it names.</param>
internal readonly record struct TokenSpan(int Start, int End, NameClass Class);
