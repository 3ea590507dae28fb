namespace Articles.TextAnalytics;

/// <summary>A whole request failed. Engines map all their failures to this exception.</summary>
public sealed class TextAnalyticsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="error">What went wrong and what can be done.</param>
    /// <param name="retryAfter">How long the service asked to wait, if it did.</param>
    /// <param name="innerException">The provider's exception.</param>
    public TextAnalyticsException(TextAnalyticsError error, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base($"{error.Code}: {error.Message}", innerException)
    {
        Error = error;
        RetryAfter = retryAfter;
    }

    /// <summary>What went wrong.</summary>
    public TextAnalyticsError Error { get; }

    /// <summary>How long the service asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// The text records that the request cost, if the engine knows; null: all that were reserved if it may have been processed, or none.
    /// </summary>
    public int? TextRecords { get; init; }
}
