using System.Collections.Frozen;
using System.Net.Http.Headers;
using Articles.TextAnalytics;
using Azure;
using Azure.Identity;
using Codes = Azure.AI.TextAnalytics.TextAnalyticsErrorCode;

namespace Pipeline.AzureLanguage;

/// <summary>
/// Azure AI Language's failures in the pipeline's terms. The codes are those of the SDK's <see cref="Codes"/> and of the service's REST
/// reference (https://learn.microsoft.com/rest/api/language, ErrorCode and InnerErrorCode), the innermost of an answer.
/// </summary>
internal static class LanguageErrors
{
    private static readonly FrozenDictionary<string, TextAnalyticsErrorKind> Kinds = new Dictionary<string, TextAnalyticsErrorKind>
    {
        [Codes.InternalServerError] = TextAnalyticsErrorKind.Transient,
        [Codes.ServiceUnavailable] = TextAnalyticsErrorKind.Transient,
        ["Timeout"] = TextAnalyticsErrorKind.Transient,
        ["Conflict"] = TextAnalyticsErrorKind.Transient,

        // A job that the service lost or forgot: as if it had not been submitted.
        ["OperationNotFound"] = TextAnalyticsErrorKind.Transient,

        ["TooManyRequests"] = TextAnalyticsErrorKind.Throttled,
        ["QuotaExceeded"] = TextAnalyticsErrorKind.Throttled,

        [Codes.EmptyRequest] = TextAnalyticsErrorKind.BadInput,
        [Codes.InvalidArgument] = TextAnalyticsErrorKind.BadInput,
        [Codes.InvalidCountryHint] = TextAnalyticsErrorKind.BadInput,
        [Codes.InvalidDocument] = TextAnalyticsErrorKind.BadInput,
        [Codes.InvalidDocumentBatch] = TextAnalyticsErrorKind.BadInput,
        [Codes.InvalidRequest] = TextAnalyticsErrorKind.BadInput,
        [Codes.InvalidRequestBodyFormat] = TextAnalyticsErrorKind.BadInput,
        [Codes.MissingInputRecords] = TextAnalyticsErrorKind.BadInput,
        ["MissingInputDocuments"] = TextAnalyticsErrorKind.BadInput,
        [Codes.UnsupportedLanguageCode] = TextAnalyticsErrorKind.BadInput,

        // The parameters are the same for every article; what an article can get wrong has codes of its own.
        [Codes.InvalidParameterValue] = TextAnalyticsErrorKind.Configuration,
        [Codes.ModelVersionIncorrect] = TextAnalyticsErrorKind.Configuration,
        ["Unauthorized"] = TextAnalyticsErrorKind.Configuration,
        ["Forbidden"] = TextAnalyticsErrorKind.Configuration,
        ["NotFound"] = TextAnalyticsErrorKind.Configuration,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The error of one document in a successful answer. An unknown code leaves out this document's feature, not the article.
    /// </summary>
    public static TextAnalyticsError FromDocument(Azure.AI.TextAnalytics.TextAnalyticsError error)
    {
        var code = error.ErrorCode.ToString();
        return new TextAnalyticsError(Kinds.GetValueOrDefault(code, TextAnalyticsErrorKind.BadInput), code, error.Message);
    }

    /// <summary>The failure of a whole request, whatever the SDK threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    public static TextAnalyticsException FromRequest(Exception exception, DateTimeOffset now) => exception switch
    {
        RequestFailedException failed => FromAnswer(failed, now),
        AuthenticationFailedException => new TextAnalyticsException(
            new TextAnalyticsError(TextAnalyticsErrorKind.Configuration, "AuthenticationFailed", FirstLine(exception.Message)),
            innerException: exception),
        OperationCanceledException or TimeoutException => new TextAnalyticsException(
            new TextAnalyticsError(TextAnalyticsErrorKind.Transient, TextAnalyticsError.NoAnswer, "The service did not answer in time."),
            innerException: exception),

        // The SDK could not read the answer: a proxy's page, a cut-off body, ids that were not asked for.
        _ => new TextAnalyticsException(
            new TextAnalyticsError(
                TextAnalyticsErrorKind.Transient, TextAnalyticsError.InvalidAnswer, "The service's answer could not be read."),
                innerException: exception),
    };

    /// <summary>Whether the same request may get another answer in a while: none came, the service was busy, or it failed.</summary>
    public static bool IsPassing(RequestFailedException failed) => failed.Status is 0 or 408 or 429 or >= 500;

    /// <summary>How long the service asked to wait, if it did.</summary>
    public static TimeSpan? RetryAfter(RequestFailedException failed, DateTimeOffset now)
    {
        if (failed.GetRawResponse() is not { } response || !response.Headers.TryGetValue("Retry-After", out var value)
            || !RetryConditionHeaderValue.TryParse(value, out var retryAfter))
        {
            return null;
        }

        var wait = retryAfter.Delta ?? retryAfter.Date - now;
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TextAnalyticsException FromAnswer(RequestFailedException failed, DateTimeOffset now)
    {
        var code = failed.ErrorCode ?? (failed.Status == 0 ? TextAnalyticsError.NoAnswer : $"HTTP {failed.Status}");
        var error = new TextAnalyticsError(KindOf(failed, code), code, FirstLine(failed.Message));
        return new TextAnalyticsException(error, RetryAfter(failed, now), failed);
    }

    /// <summary>The code says more than the status: a job that failed is told in an answer with status 200.</summary>
    private static TextAnalyticsErrorKind KindOf(RequestFailedException failed, string code)
    {
        if (failed.Status == 429)
        {
            return TextAnalyticsErrorKind.Throttled;
        }

        return Kinds.TryGetValue(code, out var kind)
            ? kind
            : failed.Status switch
            {
                401 or 403 or 404 => TextAnalyticsErrorKind.Configuration,
                408 or 409 => TextAnalyticsErrorKind.Transient,
                >= 400 and < 500 => TextAnalyticsErrorKind.BadInput,
                _ => TextAnalyticsErrorKind.Transient,
            };
    }

    // The SDK appends status, headers and content.
    private static string FirstLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
