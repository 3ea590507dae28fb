namespace Articles.TextAnalytics;

/// <summary>The result for one document of a request: a value, or an error inside a successful answer.</summary>
/// <typeparam name="T">The feature's result.</typeparam>
public sealed record DocumentResult<T>
    where T : class
{
    /// <summary>Creates a success.</summary>
    public DocumentResult(string id, T value)
    {
        Id = id;
        Value = value;
    }

    /// <summary>Creates a failure of this document alone.</summary>
    public DocumentResult(string id, TextAnalyticsError error)
    {
        Id = id;
        Error = error;
    }

    /// <summary>The document's id in the request.</summary>
    public string Id { get; }

    /// <summary>The value; null if there is an <see cref="Error"/>.</summary>
    public T? Value { get; }

    /// <summary>The error of this document alone; null if there is a <see cref="Value"/>.</summary>
    public TextAnalyticsError? Error { get; }

    /// <summary>
    /// The text records that the document cost, an error too; null: what was reserved for it, or nothing if there is an <see cref="Error"/>.
    /// </summary>
    public int? TextRecords { get; init; }
}
