namespace Articles.TextAnalytics;

/// <summary>What can be done about an error.</summary>
public enum TextAnalyticsErrorKind
{
    /// <summary>Transient: try again after a pause.</summary>
    Transient,

    /// <summary>Too many calls: try again after the time that the service named, or defer the text.</summary>
    Throttled,

    /// <summary>The document is at fault: a retry gives the same answer.</summary>
    BadInput,

    /// <summary>
    /// The deployment is at fault (key, role, endpoint, region, retired model): every text would fail until somebody repairs it.
    /// </summary>
    Configuration,
}
