namespace Articles.TextAnalytics;

/// <summary>
/// Text analytics is unavailable now: throttled, circuit open, timed out, or the day's text records are spent. Nothing is wrong with the
/// text: ask again later.
/// </summary>
public sealed class AnalysisDeferredException : Exception
{
    /// <summary>Deferred.</summary>
    /// <param name="reason">Why, for a person.</param>
    /// <param name="retryAfter">How long the service asked to wait, if it did.</param>
    /// <param name="innerException">What the provider threw.</param>
    public AnalysisDeferredException(string reason, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(reason, innerException) => RetryAfter = retryAfter;

    /// <summary>How long the service asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>When it is available at the earliest, where that is known: the next day, when this one's text records are spent.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>With <see cref="Until"/>: what is left of the day's text records, too few for the request. A smaller one may fit.</summary>
    public int TextRecordsLeft { get; init; }

    /// <summary>
    /// Text records that were billed for the text before it had to be deferred; their results are in the cache, where there is one.
    /// </summary>
    public int TextRecords { get; init; }
}
