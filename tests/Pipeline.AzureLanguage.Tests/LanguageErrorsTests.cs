using System.Net;
using Articles.TextAnalytics;
using Azure.Identity;

namespace Pipeline.AzureLanguage.Tests;

public sealed class LanguageErrorsTests
{
    [Theory]
    [InlineData(400, "InvalidRequest", "InvalidDocument", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "InvalidDocumentBatch", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "UnsupportedLanguageCode", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "InvalidCountryHint", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "InvalidRequestBodyFormat", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "EmptyRequest", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "MissingInputRecords", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "MissingInputDocuments", TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidArgument", null, TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", null, TextAnalyticsErrorKind.BadInput)]
    [InlineData(413, "RequestTooLarge", null, TextAnalyticsErrorKind.BadInput)]
    [InlineData(400, "InvalidRequest", "ModelVersionIncorrect", TextAnalyticsErrorKind.Configuration)]
    [InlineData(400, "InvalidRequest", "InvalidParameterValue", TextAnalyticsErrorKind.Configuration)]
    [InlineData(401, "401", null, TextAnalyticsErrorKind.Configuration)]
    [InlineData(401, "Unauthorized", null, TextAnalyticsErrorKind.Configuration)]
    [InlineData(403, "Forbidden", null, TextAnalyticsErrorKind.Configuration)]
    [InlineData(404, "404", null, TextAnalyticsErrorKind.Configuration)]
    [InlineData(404, "NotFound", null, TextAnalyticsErrorKind.Configuration)]
    [InlineData(404, "OperationNotFound", null, TextAnalyticsErrorKind.Transient)]
    [InlineData(409, "Conflict", null, TextAnalyticsErrorKind.Transient)]
    [InlineData(429, "429", null, TextAnalyticsErrorKind.Throttled)]
    [InlineData(429, "TooManyRequests", null, TextAnalyticsErrorKind.Throttled)]
    [InlineData(403, "QuotaExceeded", null, TextAnalyticsErrorKind.Throttled)]
    [InlineData(408, "Timeout", null, TextAnalyticsErrorKind.Transient)]
    [InlineData(500, "InternalServerError", null, TextAnalyticsErrorKind.Transient)]
    [InlineData(502, "BadGateway", null, TextAnalyticsErrorKind.Transient)]
    [InlineData(503, "ServiceUnavailable", null, TextAnalyticsErrorKind.Transient)]
    public async Task A_failed_request_is_told_by_its_innermost_code_then_by_its_status(
        int status, string code, string? innerCode, TextAnalyticsErrorKind expected)
    {
        var inner = innerCode is null ? string.Empty : $$""" ,"innererror":{"code":"{{innerCode}}","message":"The inner message."} """;
        var stub = new LanguageStub()
            .Answers($$$"""{"error":{"code":"{{{code}}}","message":"The message."{{{inner}}}}}""", (HttpStatusCode)status);

        var failure = await FailAsync(stub);

        failure.Error.ShouldBe(
            new TextAnalyticsError(expected, innerCode ?? code, innerCode is null ? "The message." : "The inner message."));
    }

    [Fact]
    public async Task A_status_without_a_readable_body_is_enough()
    {
        var failure = await FailAsync(new LanguageStub().Answers("<html>bad gateway</html>", HttpStatusCode.BadGateway));

        failure.Error.Kind.ShouldBe(TextAnalyticsErrorKind.Transient);
        failure.Error.Code.ShouldBe("HTTP 502");
        failure.Error.Message.ShouldNotContain("html");
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("59", 59)]
    [InlineData("Sun, 01 Mar 2026 12:01:30 GMT", 90)]
    public async Task A_throttled_request_tells_how_long_to_wait(string retryAfter, int seconds)
    {
        var stub = new LanguageStub()
            .Answers("""{"error":{"code":"429","message":"Slower."}}""", HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter));

        (await FailAsync(stub)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("Sun, 01 Mar 2026 11:59:00 GMT")]
    [InlineData("soon")]
    public async Task A_retry_after_that_is_over_or_unreadable_is_none(string retryAfter)
    {
        var stub = new LanguageStub()
            .Answers("""{"error":{"code":"429","message":"Slower."}}""", HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter));

        (await FailAsync(stub)).RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task The_sdk_itself_tries_once()
    {
        var stub = new LanguageStub().Answers("{}", HttpStatusCode.ServiceUnavailable).Answers("{}", HttpStatusCode.ServiceUnavailable);

        await FailAsync(stub);

        stub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    public async Task An_answer_that_cannot_be_read_is_a_passing_failure(string answer)
    {
        var failure = await FailAsync(new LanguageStub().Answers(answer));

        failure.Error.Kind.ShouldBe(TextAnalyticsErrorKind.Transient);
        failure.Error.Code.ShouldBe("InvalidAnswer");
        failure.InnerException.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_a_passing_failure()
    {
        var failure = await FailAsync(new LanguageStub().Throws(new HttpRequestException("Connection refused")));

        failure.Error.Kind.ShouldBe(TextAnalyticsErrorKind.Transient);
        failure.Error.Code.ShouldBe("NoAnswer");
    }

    [Fact]
    public void A_sign_in_that_fails_is_for_somebody_to_mend()
    {
        var failure =
            LanguageErrors.FromRequest(new CredentialUnavailableException("No managed identity.\nSee the docs."), AzureLanguage.Now);

        failure.Error.ShouldBe(
            new TextAnalyticsError(TextAnalyticsErrorKind.Configuration, "AuthenticationFailed", "No managed identity."));
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_not_failed()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => AzureLanguage.Over(new LanguageStub()).KeyPhrases.AnalyzeAsync(AzureLanguage.OneDocument, cancelled.Token));
    }

    [Theory]
    [InlineData("InternalServerError", TextAnalyticsErrorKind.Transient)]
    [InlineData("InvalidDocument", TextAnalyticsErrorKind.BadInput)]
    [InlineData("ModelVersionIncorrect", TextAnalyticsErrorKind.Configuration)]
    [InlineData("SomethingNew", TextAnalyticsErrorKind.BadInput)]
    public void A_documents_error_is_told_by_its_code(string code, TextAnalyticsErrorKind expected) =>
        LanguageErrors.FromDocument(Azure.AI.TextAnalytics.TextAnalyticsModelFactory.TextAnalyticsError(code, "Why."))
            .ShouldBe(new TextAnalyticsError(expected, code, "Why."));

    private static async Task<TextAnalyticsException> FailAsync(LanguageStub stub) => await Should.ThrowAsync<TextAnalyticsException>(
        () => AzureLanguage.Over(stub).KeyPhrases.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken));
}
