namespace Articles.TextAnalytics.Results;

/// <summary>The most relevant sentences of a document.</summary>
/// <param name="Sentences">In the order of the text.</param>
public sealed record ExtractiveSummary(IReadOnlyList<SummarySentence> Sentences);
