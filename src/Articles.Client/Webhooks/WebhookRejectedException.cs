namespace Articles.Client;

/// <summary>A request does not come from the pipeline, or not now; the text says why.</summary>
public sealed class WebhookRejectedException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="message">Why.</param>
    public WebhookRejectedException(string message)
        : base(message)
    {
    }
}
