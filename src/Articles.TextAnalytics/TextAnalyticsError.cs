namespace Articles.TextAnalytics;

/// <summary>An error of a text-analytics engine.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Code">The provider's own code.</param>
/// <param name="Message">The provider's message; never article text.</param>
public sealed record TextAnalyticsError(TextAnalyticsErrorKind Kind, string Code, string Message)
{
    /// <summary>The code of a request without an answer; it may still have been processed and billed.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <summary>The code of an answer that cannot be read, or does not match the request; it is still billed.</summary>
    public const string InvalidAnswer = "InvalidAnswer";

    /// <summary>Whether a metered service may have billed the request.</summary>
    internal bool MayBeBilled => Code is NoAnswer or InvalidAnswer;
}
