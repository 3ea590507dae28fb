namespace Articles.TextAnalytics;

/// <summary>What can be done about an error.</summary>
public enum TextAnalyticsErrorKind
{
    /// <summary>It may pass by itself: try again with a pause.</summary>
    Transient,

    /// <summary>Too many calls: try again after the time the service named, or put the text off.</summary>
    Throttled,

    /// <summary>The document is at fault: trying again gives the same answer.</summary>
    BadInput,

    /// <summary>
    /// The deployment is at fault (key, role, endpoint, region, retired model): every text would fail until somebody mends it.
    /// </summary>
    Configuration,
}
