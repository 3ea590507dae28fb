namespace Articles.TextAnalytics.Results;

/// <summary>One sentence's sentiment.</summary>
/// <param name="Label">Its label; never <see cref="SentimentLabel.Mixed"/>.</param>
/// <param name="Scores">Its scores.</param>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
public sealed record SentenceSentiment(SentimentLabel Label, SentimentScores Scores, int Offset, int Length)
{
    /// <summary>Its opinions and their targets; null unless <see cref="AnalysisFeatures.Opinions"/> is on.</summary>
    public IReadOnlyList<SentenceOpinion>? Opinions { get; init; }
}
