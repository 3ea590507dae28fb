namespace Articles.TextAnalytics.Results;

/// <summary>A sentence of an extractive summary.</summary>
/// <param name="Text">The sentence as written.</param>
/// <param name="Rank">Its relevance, 0 to 1.</param>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
public sealed record SummarySentence(string Text, double Rank, int Offset, int Length);
