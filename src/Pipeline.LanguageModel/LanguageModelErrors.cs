using System.Net;
using Articles.TextAnalytics;

namespace Pipeline.LanguageModel;

/// <summary>A client's failures in the pipeline's terms, by the status of HTTP.</summary>
internal static class LanguageModelErrors
{
    /// <summary>The failure of a request.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="status">The status, or null if there was no answer.</param>
    public static TextAnalyticsException FromRequest(Exception exception, int? status)
    {
        var kind = status switch
        {
            (int)HttpStatusCode.TooManyRequests => TextAnalyticsErrorKind.Throttled,
            401 or 402 or 403 or 404 => TextAnalyticsErrorKind.Configuration,
            null or 408 or 409 or < 400 or >= 500 => TextAnalyticsErrorKind.Transient,
            _ => TextAnalyticsErrorKind.BadInput,
        };
        var code = status is null ? TextAnalyticsError.NoAnswer : $"HTTP {status}";

        // A client's message may quote the request.
        return new TextAnalyticsException(
            new TextAnalyticsError(kind, code, "The language model did not answer."), retryAfter: null, exception);
    }

    /// <summary>The status that .NET's own HTTP client tells.</summary>
    public static int? StatusOf(Exception exception) => (int?)(exception as HttpRequestException)?.StatusCode;
}
