using System.Net;
using System.Text.Json;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.Time.Testing;

namespace Pipeline.AzureLanguage.Tests;

/// <summary>Summaries are jobs: submitted once, looked at until they end.</summary>
public sealed class LanguageJobTests
{
    private const string Job = "7d1b6a2e";
    private const string Extractive = "ExtractiveSummarizationLROResults";
    private const string Summary =
        """{"id":"0","sentences":[{"text":"Rain is expected.","rankScore":0.7,"offset":0,"length":17}],"warnings":[]}""";

    private readonly FakeTimeProvider _time = new(AzureLanguage.Now);

    [Fact]
    public async Task An_extractive_summary_is_a_job_of_so_many_sentences_in_the_order_of_the_text()
    {
        var stub = new LanguageStub().AcceptsJob(Job).FinishesJob(Job, Extractive, Summary);

        var results = await AzureLanguage.Over(stub).Summary.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken);

        results.ShouldHaveSingleItem().Value!.Sentences.ShouldBe([new SummarySentence("Rain is expected.", 0.7, 0, 17)]);
        stub.Requests.Select(request => request.Method).ShouldBe([HttpMethod.Post, HttpMethod.Get]);
        stub.Requests[1].Address.AbsolutePath.ShouldBe($"/language/analyze-text/jobs/{Job}");
        using var body = JsonDocument.Parse(stub.Requests[0].Body);
        var parameters = body.RootElement.GetProperty("tasks")[0].GetProperty("parameters");
        parameters.GetProperty("sentenceCount").GetInt32().ShouldBe(3);
        parameters.GetProperty("sortBy").GetString().ShouldBe("Offset");
        parameters.GetProperty("stringIndexType").GetString().ShouldBe("Utf16CodeUnit");
    }

    [Fact]
    public async Task An_abstractive_summary_is_a_job_whose_paragraphs_are_parted_by_line_breaks()
    {
        var stub = new LanguageStub().AcceptsJob(Job).FinishesJob(
            Job,
            "AbstractiveSummarizationLROResults",
            """{"id":"0","summaries":[{"text":"It will rain.","contexts":[{"offset":0,"length":17}]},{"text":"Then it will """
                + """not.","contexts":[]}],"warnings":[]}""");

        var results = await AzureLanguage.Over(stub)
            .AbstractiveSummary.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken);

        results.ShouldHaveSingleItem().Value.ShouldBe(new AbstractiveSummary("It will rain.\nThen it will not."));
        using var body = JsonDocument.Parse(stub.Requests[0].Body);
        var task = body.RootElement.GetProperty("tasks")[0];
        task.GetProperty("kind").GetString().ShouldBe("AbstractiveSummarization");
        task.GetProperty("parameters").GetProperty("sentenceCount").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_running_job_is_looked_at_again()
    {
        var stub = new LanguageStub().AcceptsJob(Job).RunsJob(Job).RunsJob(Job).FinishesJob(Job, Extractive, Summary);

        var results = await FinishAsync(stub);

        results.ShouldHaveSingleItem().Value.ShouldNotBeNull();
        stub.Requests.Select(request => request.Method).ShouldBe([HttpMethod.Post, HttpMethod.Get, HttpMethod.Get, HttpMethod.Get]);
    }

    [Fact]
    public async Task A_look_that_fails_never_submits_the_job_again()
    {
        var stub = new LanguageStub()
            .AcceptsJob(Job)
            .Answers("""{"error":{"code":"ServiceUnavailable","message":"Busy."}}""", HttpStatusCode.ServiceUnavailable)
            .Answers("""{"error":{"code":"429","message":"Slower."}}""", HttpStatusCode.TooManyRequests, ("Retry-After", "7"))
            .Throws(new HttpRequestException("Connection reset"))
            .Answers("<html>proxy</html>")
            .FinishesJob(Job, Extractive, Summary);

        var results = await FinishAsync(stub);

        results.ShouldHaveSingleItem().Value.ShouldNotBeNull();
        stub.Requests.Count(request => request.Method == HttpMethod.Post).ShouldBe(1);
        (_time.GetUtcNow() - AzureLanguage.Now).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_job_that_nobody_waits_for_any_more_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var stub = new LanguageStub().AcceptsJob(Job).RunsJob(Job).Answers(string.Empty, HttpStatusCode.Accepted);
        stub.Answered = requests => CancelAfter(source, requests);

        await Should.ThrowAsync<OperationCanceledException>(
            () => AzureLanguage.Over(stub, _time).Summary.AnalyzeAsync(AzureLanguage.OneDocument, source.Token));

        stub.Requests[^1].Method.ShouldBe(HttpMethod.Post);
        stub.Requests[^1].Address.AbsolutePath.ShouldBe($"/language/analyze-text/jobs/{Job}:cancel");
    }

    [Fact]
    public async Task A_job_that_cannot_be_cancelled_is_left()
    {
        using var source = new CancellationTokenSource();
        var stub = new LanguageStub().AcceptsJob(Job).RunsJob(Job).Answers("{}", HttpStatusCode.InternalServerError);
        stub.Answered = requests => CancelAfter(source, requests);

        await Should.ThrowAsync<OperationCanceledException>(
            () => AzureLanguage.Over(stub, _time).Summary.AnalyzeAsync(AzureLanguage.OneDocument, source.Token));
        stub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_job_that_the_service_has_no_more_may_be_submitted_again()
    {
        var stub = new LanguageStub().AcceptsJob(Job)
            .Answers("""{"error":{"code":"OperationNotFound","message":"No such job."}}""", HttpStatusCode.NotFound);

        var failure = await Should.ThrowAsync<TextAnalyticsException>(
            () => AzureLanguage.Over(stub).Summary.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken));

        failure.Error.ShouldBe(new TextAnalyticsError(TextAnalyticsErrorKind.Transient, "OperationNotFound", "No such job."));
    }

    [Theory]
    [InlineData("InternalServerError", TextAnalyticsErrorKind.Transient)]
    [InlineData("InvalidDocumentBatch", TextAnalyticsErrorKind.BadInput)]
    public async Task A_job_that_failed_inside_a_successful_answer_is_a_failure(string code, TextAnalyticsErrorKind expected)
    {
        var stub = new LanguageStub()
            .AcceptsJob(Job)
            .Answers(
                $$$"""
                {"jobId":"7d1b6a2e","status":"failed",
                "createdDateTime":"2026-03-01T12:00:00Z","expirationDateTime":"2026-03-02T12:00:00Z",
                "lastUpdatedDateTime":"2026-03-01T12:00:01Z",
                "errors":[{"code":"{{{code}}}","message":"Why."}],"tasks":{"completed":0,"failed":1,"inProgress":0,"total":1,"items":[]}}
                """);

        var failure = await Should.ThrowAsync<TextAnalyticsException>(
            () => AzureLanguage.Over(stub).Summary.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken));

        failure.Error.ShouldBe(new TextAnalyticsError(expected, code, "Why."));
        stub.Requests.Count.ShouldBe(2);
    }

    private static void CancelAfter(CancellationTokenSource source, int requests)
    {
        if (requests == 2)
        {
            source.Cancel();
        }
    }

    /// <summary>Waits for the summary, and turns the clock on whenever the adapter waits.</summary>
    private async Task<IReadOnlyList<DocumentResult<ExtractiveSummary>>> FinishAsync(LanguageStub stub)
    {
        var summary = AzureLanguage.Over(stub, _time)
            .Summary.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken);
        while (!summary.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await summary;
    }
}
