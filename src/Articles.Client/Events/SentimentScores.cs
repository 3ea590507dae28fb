namespace Articles.Client;

/// <summary>Confidence in each sentiment, 0 to 1, summing to 1.</summary>
public sealed record SentimentScores
{
    /// <summary>Confidence that the article is positive.</summary>
    public required double Positive { get; init; }

    /// <summary>Confidence that it is neutral.</summary>
    public required double Neutral { get; init; }

    /// <summary>Confidence that it is negative.</summary>
    public required double Negative { get; init; }
}
