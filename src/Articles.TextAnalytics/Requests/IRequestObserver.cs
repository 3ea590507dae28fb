namespace Articles.TextAnalytics.Requests;

/// <summary>Callbacks about requests, for metrics and logs.</summary>
internal interface IRequestObserver
{
    /// <summary>A try of a request ended.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="provider">The engine.</param>
    /// <param name="outcome"><c>answered</c>, <c>throttled</c> or <c>failed</c>.</param>
    /// <param name="documents">The number of documents in it.</param>
    /// <param name="textRecords">The text records that it cost, or may have cost.</param>
    void Requested(string feature, string provider, string outcome, int documents, int textRecords);

    /// <summary>A document needed no request, because its result was in the cache.</summary>
    void Reused(string feature, string provider);

    /// <summary>A cached result could not be read; the engine is asked again.</summary>
    void NotRead(string key, Exception exception);

    /// <summary>A result could not be cached; it would be paid for again.</summary>
    void NotKept(string key, Exception exception);
}

/// <summary>An observer that does nothing.</summary>
internal sealed class NoObserver : IRequestObserver
{
    public static NoObserver Instance { get; } = new();

    public void Requested(string feature, string provider, string outcome, int documents, int textRecords)
    {
    }

    public void Reused(string feature, string provider)
    {
    }

    public void NotRead(string key, Exception exception)
    {
    }

    public void NotKept(string key, Exception exception)
    {
    }
}
