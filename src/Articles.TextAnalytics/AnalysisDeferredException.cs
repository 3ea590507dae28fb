namespace Articles.TextAnalytics;

/// <summary>
/// Text analytics is unavailable now: it throttles, the circuit is open, it timed out, or the day's text records are spent. Nothing is
/// wrong with the text. Ask again later.
/// </summary>
public sealed class AnalysisDeferredException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The reason, for a person.</param>
    /// <param name="retryAfter">How long the service asked to wait, if it did.</param>
    /// <param name="innerException">The provider's exception.</param>
    public AnalysisDeferredException(string reason, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(reason, innerException) => RetryAfter = retryAfter;

    /// <summary>How long the service asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The earliest time to ask again, if it is known: the start of the next day, if this day's text records are spent.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>With <see cref="Until"/>: the day's remaining text records, too few for the request. A smaller request may fit.</summary>
    public int TextRecordsLeft { get; init; }

    /// <summary>
    /// The text records that were billed for the text before it was deferred. Their results are in the cache, if there is one.
    /// </summary>
    public int TextRecords { get; init; }
}
