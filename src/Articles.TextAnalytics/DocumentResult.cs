namespace Articles.TextAnalytics;

/// <summary>The outcome for one document of a request: a value, or an error that came inside a successful answer.</summary>
/// <typeparam name="T">The feature's result.</typeparam>
public sealed record DocumentResult<T>
    where T : class
{
    /// <summary>A success.</summary>
    public DocumentResult(string id, T value)
    {
        Id = id;
        Value = value;
    }

    /// <summary>A failure of this document alone.</summary>
    public DocumentResult(string id, TextAnalyticsError error)
    {
        Id = id;
        Error = error;
    }

    /// <summary>The document's id in the request.</summary>
    public string Id { get; }

    /// <summary>The result; null when there is an <see cref="Error"/>.</summary>
    public T? Value { get; }

    /// <summary>What went wrong with this document alone; null when there is a <see cref="Value"/>.</summary>
    public TextAnalyticsError? Error { get; }
}
