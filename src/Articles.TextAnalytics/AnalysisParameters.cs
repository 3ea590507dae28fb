namespace Articles.TextAnalytics;

/// <summary>The parameters of a request, the same for every text.</summary>
/// <param name="SummarySentences">The number of sentences in a summary, 1 to 20.</param>
/// <param name="Opinions">Whether sentiment includes the targets of opinions.</param>
public sealed record AnalysisParameters(int SummarySentences, bool Opinions);
