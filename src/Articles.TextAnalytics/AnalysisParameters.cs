namespace Articles.TextAnalytics;

/// <summary>What is asked for beside the text: the same for every text.</summary>
/// <param name="SummarySentences">Sentences of a summary, 1 to 20.</param>
/// <param name="Opinions">Whether sentiment comes with the targets of opinions.</param>
public sealed record AnalysisParameters(int SummarySentences, bool Opinions);
