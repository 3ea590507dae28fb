namespace Articles.TextAnalytics.Results;

/// <summary>The sentences that say the most about a document.</summary>
/// <param name="Sentences">In the order of the text.</param>
public sealed record ExtractiveSummary(IReadOnlyList<SummarySentence> Sentences);
