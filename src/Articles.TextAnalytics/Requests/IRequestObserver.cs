namespace Articles.TextAnalytics.Requests;

/// <summary>Is told what becomes of requests, for metrics and logs.</summary>
internal interface IRequestObserver
{
    /// <summary>A try of a request ended.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="provider">The engine.</param>
    /// <param name="outcome"><c>answered</c>, <c>throttled</c> or <c>failed</c>.</param>
    /// <param name="documents">Documents in it.</param>
    /// <param name="textRecords">What it cost, or may have.</param>
    void Requested(string feature, string provider, string outcome, int documents, int textRecords);

    /// <summary>A document needed no request: its result was kept from before.</summary>
    void Reused(string feature, string provider);

    /// <summary>A kept result could not be read; the engine is asked again.</summary>
    void NotRead(string key, Exception exception);

    /// <summary>A result could not be kept; it would be paid for again.</summary>
    void NotKept(string key, Exception exception);
}

/// <summary>Nobody listens.</summary>
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
