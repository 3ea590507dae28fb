namespace Articles.TextAnalytics.Results;

/// <summary>The sentiment of a document and of its sentences.</summary>
/// <param name="Label">The document's label.</param>
/// <param name="Scores">The document's scores.</param>
/// <param name="Sentences">The sentences, in order.</param>
public sealed record TextSentiment(SentimentLabel Label, SentimentScores Scores, IReadOnlyList<SentenceSentiment> Sentences);
