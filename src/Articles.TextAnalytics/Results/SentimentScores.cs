namespace Articles.TextAnalytics.Results;

/// <summary>Confidence in each label, 0 to 1, summing to 1.</summary>
/// <param name="Positive">Confidence that it is positive.</param>
/// <param name="Neutral">Confidence that it is neutral.</param>
/// <param name="Negative">Confidence that it is negative.</param>
public sealed record SentimentScores(double Positive, double Neutral, double Negative);
