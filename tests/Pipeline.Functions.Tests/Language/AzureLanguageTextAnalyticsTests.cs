using System.Text.Json;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Functions.Tests.Language;

/// <summary>Requests and answers on the wire, as the REST reference of 2023-04-01 shows them.</summary>
public sealed class AzureLanguageTextAnalyticsTests
{
    [Fact]
    public async Task Entities_are_asked_for_in_one_batch_with_utf16_offsets_and_no_service_logs()
    {
        var stub = new LanguageStub().Answers(
            """
            {"kind":"EntityRecognitionResults","results":{
            "statistics":{"documentsCount":2,"validDocumentsCount":2,"erroneousDocumentsCount":0,"transactionsCount":2},
            "documents":[
              {"id":"1","entities":[],"warnings":[]},
              {"id":"0","entities":[{"text":"Shanghai","category":"Location","subcategory":"GPE","offset":3,"length":8,"confidenceScore":0.98},
                                    {"text":"Wednesday","category":"DateTime","offset":15,"length":9,"confidenceScore":0.8}],"warnings":[]}],
            "errors":[],"modelVersion":"2023-09-01"}}
            """);

        var results = await AzureLanguage.Over(stub).Entities.AnalyzeAsync(
            [new("0", "In Shanghai on Wednesday.", "en"), new("1", "Nichts.", "de")], TestContext.Current.CancellationToken);

        results.Select(result => result.Id).ShouldBe(["0", "1"]);
        results[0].Value!.Mentions.ShouldBe([
            new TextEntity("Shanghai", "Location", "GPE", 3, 8, 0.98),
            new TextEntity("Wednesday", "DateTime", null, 15, 9, 0.8),
        ]);
        results[1].Value!.Mentions.ShouldBeEmpty();
        var request = stub.Requests.ShouldHaveSingleItem();
        request.Address.AbsolutePath.ShouldBe("/language/:analyze-text");
        request.Address.Query.ShouldContain("api-version=2023-04-01");
        request.Address.Query.ShouldContain("showStats=true");
        using var body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("kind").GetString().ShouldBe("EntityRecognition");
        var parameters = body.RootElement.GetProperty("parameters");
        parameters.GetProperty("stringIndexType").GetString().ShouldBe("Utf16CodeUnit");
        parameters.GetProperty("loggingOptOut").GetBoolean().ShouldBeTrue();
        var documents = body.RootElement.GetProperty("analysisInput").GetProperty("documents");
        documents.GetArrayLength().ShouldBe(2);
        documents[1].GetProperty("language").GetString().ShouldBe("de");
    }

    [Fact]
    public async Task Language_is_detected_without_a_country_hint()
    {
        var stub = new LanguageStub().Answers(
            """
            {"kind":"LanguageDetectionResults","results":{
            "documents":[{"id":"0","detectedLanguage":{"name":"English","iso6391Name":"en","confidenceScore":1.0},"warnings":[]}],
            "errors":[],"modelVersion":"2023-12-01"}}
            """);

        var results = await AzureLanguage.Over(stub).Language.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken);

        results.ShouldHaveSingleItem().Value.ShouldBe(new DetectedLanguage("en", 1.0));
        using var body = JsonDocument.Parse(stub.Requests[0].Body);
        body.RootElement.GetProperty("analysisInput").GetProperty("documents")[0].GetProperty("countryHint").GetString().ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_summary_is_a_job_that_is_polled_to_its_end()
    {
        const string Succeeded =
            """
            {"jobId":"7d1b6a2e","status":"succeeded",
            "createdDateTime":"2026-03-01T12:00:00Z","expirationDateTime":"2026-03-02T12:00:00Z","lastUpdatedDateTime":"2026-03-01T12:00:01Z",
            "errors":[],"tasks":{"completed":1,"failed":0,"inProgress":0,"total":1,"items":[
            {"kind":"ExtractiveSummarizationLROResults","lastUpdateDateTime":"2026-03-01T12:00:01Z","status":"succeeded","results":{
            "documents":[{"id":"0","sentences":[{"text":"Rain is expected.","rankScore":0.7,"offset":0,"length":17}],"warnings":[]}],
            "errors":[],"modelVersion":"2022-08-31"}}]}}
            """;
        var stub = new LanguageStub()
            .AcceptsJob("7d1b6a2e")
            .Answers(Succeeded);

        var results = await AzureLanguage.Over(stub).Summary.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken);

        results.ShouldHaveSingleItem().Value!.Sentences.ShouldBe([new SummarySentence("Rain is expected.", 0.7, 0, 17)]);
        stub.Requests.Select(request => request.Method).ShouldBe([HttpMethod.Post, HttpMethod.Get]);
        stub.Requests[1].Address.AbsolutePath.ShouldBe("/language/analyze-text/jobs/7d1b6a2e");
        using var body = JsonDocument.Parse(stub.Requests[0].Body);
        var parameters = body.RootElement.GetProperty("tasks")[0].GetProperty("parameters");
        parameters.GetProperty("sentenceCount").GetInt32().ShouldBe(3);
        parameters.GetProperty("sortBy").GetString().ShouldBe("Offset");
    }

    [Fact]
    public async Task A_refused_document_fails_alone_and_the_others_go_through()
    {
        var stub = new LanguageStub().Answers(
            """
            {"kind":"SentimentAnalysisResults","results":{
            "documents":[{"id":"1","sentiment":"mixed","confidenceScores":{"positive":0.5,"neutral":0.1,"negative":0.4},"warnings":[],"sentences":[
            {"sentiment":"positive","confidenceScores":{"positive":0.9,"neutral":0.1,"negative":0.0},"offset":0,"length":10,"text":"Good news."}]}],
            "errors":[{"id":"0","error":{"code":"InvalidArgument","message":"Invalid Language Code.",
            "innererror":{"code":"UnsupportedLanguageCode","message":"Invalid language code. Supported languages: de,en"}}}],
            "modelVersion":"2022-11-01"}}
            """);

        var results = await AzureLanguage.Over(stub).Sentiment.AnalyzeAsync(
            [new("0", "Слова.", "xx"), new("1", "Good news.", "en")], TestContext.Current.CancellationToken);

        results[0].Error.ShouldBe(new TextAnalyticsError(
            TextAnalyticsErrorKind.BadInput, "UnsupportedLanguageCode", "Invalid language code. Supported languages: de,en"));
        results[1].Value!.Label.ShouldBe(SentimentLabel.Mixed);
        results[1].Value!.Sentences.ShouldBe([new SentenceSentiment(SentimentLabel.Positive, new SentimentScores(0.9, 0.1, 0.0), 0, 10)]);
    }
}
