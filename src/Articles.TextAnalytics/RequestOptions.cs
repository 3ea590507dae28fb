namespace Articles.TextAnalytics;

/// <summary>How requests to an engine are gathered, paced, retried and capped.</summary>
public sealed class RequestOptions
{
    /// <summary>
    /// How long a document waits for others to share its request. Default 50 ms. Engines with one document per request do not wait.
    /// </summary>
    public TimeSpan CoalescingDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The maximum number of requests per minute and feature to a metered engine, 1 or more. Default 900: Azure AI Language allows 1,000
    /// (tier S; 300 in F0).
    /// </summary>
    public int RequestsPerMinute { get; init; } = 900;

    /// <summary>The maximum number of concurrent requests, 1 or more. As many jobs may run beside them. Default 8.</summary>
    public int MaxConcurrentRequests { get; init; } = 8;

    /// <summary>The time limit for one try of a request. Default 30 s.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time limit for a document, with all tries of its request. Default 2 min.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The time limit for a job. Default 5 min. A job is not tried again, because the service bills each.</summary>
    public TimeSpan JobTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The maximum number of retries after a transient failure or throttling, 0 or more. Default 3.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>How long the circuit stays open after half of at least ten requests failed within 30 s. Default 30 s.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum number of text records (each 1,000 text elements begun, per document and feature) in a day, UTC; 0 for no cap. Default
    /// 0. The count is kept in an <see cref="IBudgetStore"/>, which several processes may share.
    /// </summary>
    public int DailyTextRecords { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(CoalescingDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestsPerMinute, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentRequests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TryTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TotalTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(JobTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(BreakDuration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetries, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(DailyTextRecords, 0);
    }
}
