using System.Text.Json;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;

namespace Pipeline.AzureLanguage.Tests;

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
              {"id":"0","entities":[{"text":"Shanghai","category":"Location","subcategory":"GPE","offset":3,"length":8,
              "confidenceScore":0.98},
                                    {"text":"Wednesday","category":"DateTime","offset":15,"length":9,"confidenceScore":0.8}],
                                    "warnings":[]}],
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

        var results = await AzureLanguage.Over(stub)
            .Language.AnalyzeAsync(AzureLanguage.OneDocument, TestContext.Current.CancellationToken);

        results.ShouldHaveSingleItem().Value.ShouldBe(new DetectedLanguage("en", 1.0));
        using var body = JsonDocument.Parse(stub.Requests[0].Body);
        body.RootElement.GetProperty("analysisInput").GetProperty("documents")[0].GetProperty("countryHint").GetString()
            .ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Personal_information_has_the_services_categories_and_offsets()
    {
        var stub = new LanguageStub().Answers(
            """
            {"kind":"PiiEntityRecognitionResults","results":{
            "documents":[{"id":"0","redactedText":"Call ************ or ***.","entities":[
              {"text":"202-555-0143","category":"PhoneNumber","offset":5,"length":12,"confidenceScore":0.8},
              {"text":"Ada","category":"Person","offset":21,"length":3,"confidenceScore":0.9}],"warnings":[]}],
            "errors":[],"modelVersion":"2023-09-01"}}
            """);

        var results = await AzureLanguage.Over(stub).PersonalInformation.AnalyzeAsync(
            [new("0", "Call 202-555-0143 or Ada.", "en")], TestContext.Current.CancellationToken);

        results.ShouldHaveSingleItem().Value!.Mentions.ShouldBe([
            new TextEntity("202-555-0143", "PhoneNumber", null, 5, 12, 0.8),
            new TextEntity("Ada", "Person", null, 21, 3, 0.9),
        ]);
        using var body = JsonDocument.Parse(stub.Requests.ShouldHaveSingleItem().Body);
        body.RootElement.GetProperty("kind").GetString().ShouldBe("PiiEntityRecognition");
        var parameters = body.RootElement.GetProperty("parameters");
        parameters.GetProperty("stringIndexType").GetString().ShouldBe("Utf16CodeUnit");
        parameters.GetProperty("loggingOptOut").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Opinions_come_with_sentiment_when_they_are_asked_for()
    {
        var stub = new LanguageStub().Answers(
            """
            {"kind":"SentimentAnalysisResults","results":{
            "documents":[{"id":"0","sentiment":"negative","confidenceScores":{"positive":0.0,"neutral":0.1,"negative":0.9},"warnings":[],
            "sentences":[
            {"sentiment":"negative","confidenceScores":{"positive":0.0,"neutral":0.1,"negative":0.9},"offset":0,"length":21,
            "text":"The food is not good.",
            "targets":[{"sentiment":"negative","confidenceScores":{"positive":0.0,"negative":1.0},"offset":4,"length":4,"text":"food",
              "relations":[{"relationType":"assessment","ref":"#/documents/0/sentences/0/assessments/0"}]}],
            "assessments":[{"sentiment":"negative","confidenceScores":{"positive":0.0,"negative":1.0},"offset":16,"length":4,"text":"good",
            "isNegated":true}]}]}],
            "errors":[],"modelVersion":"2022-11-01"}}
            """);

        var results = await AzureLanguage.Over(stub).Sentiment.AnalyzeAsync(
            [new("0", "The food is not good.", "en")], TestContext.Current.CancellationToken, opinions: true);

        var opinion = results.ShouldHaveSingleItem().Value!.Sentences.ShouldHaveSingleItem().Opinions.ShouldNotBeNull()
            .ShouldHaveSingleItem();
        opinion.Target.ShouldBe("food");
        opinion.Label.ShouldBe(SentimentLabel.Negative);
        (opinion.Offset, opinion.Length).ShouldBe((4, 4));
        opinion.Assessments.ShouldBe([new OpinionAssessment("good", SentimentLabel.Negative, IsNegated: true, 16, 4)]);
        using var body = JsonDocument.Parse(stub.Requests[0].Body);
        body.RootElement.GetProperty("parameters").GetProperty("opinionMining").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_document_fails_alone_and_the_others_go_through()
    {
        var stub = new LanguageStub().Answers(
            """
            {"kind":"SentimentAnalysisResults","results":{
            "documents":[{"id":"1","sentiment":"mixed","confidenceScores":{"positive":0.5,"neutral":0.1,"negative":0.4},"warnings":[],
            "sentences":[
            {"sentiment":"positive","confidenceScores":{"positive":0.9,"neutral":0.1,"negative":0.0},"offset":0,"length":10,
            "text":"Good news."}]}],
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

    [Fact]
    public async Task The_models_and_the_api_that_are_set_are_asked_for_and_the_model_that_answers_is_told()
    {
        const string Entities =
            """
            {"kind":"EntityRecognitionResults","results":{
            "documents":[{"id":"0","entities":[],"warnings":[]}],"errors":[],"modelVersion":"2023-09-01"}}
            """;
        const string PersonalInformation =
            """
            {"kind":"PiiEntityRecognitionResults","results":{
            "documents":[{"id":"0","redactedText":"Rain is expected.","entities":[],"warnings":[]}],
            "errors":[],"modelVersion":"2025-02-01"}}
            """;
        var stub = new LanguageStub().Answers(Entities).Answers(PersonalInformation);
        var azure = AzureLanguage.Over(
            stub,
            TimeProvider.System,
            ("Language:ApiVersion", "2022-05-01"), ("Enrichment:Providers:Summary", "embedded"),
            ("Language:EntitiesModelVersion", "2023-09-01"), ("Language:PiiModelVersion", "2025-02-01"));
        var parameters = new AnalysisParameters(SummarySentences: 3, Opinions: false);

        var entities = await azure.Entities.AnalyzeAsync(AzureLanguage.OneDocument, parameters, TestContext.Current.CancellationToken);
        var pii = await azure.PersonalInformation.AnalyzeAsync(
            AzureLanguage.OneDocument, parameters, TestContext.Current.CancellationToken);

        (entities.ModelVersion, pii.ModelVersion).ShouldBe(("2023-09-01", "2025-02-01"));
        azure.Entities.Engine.Provider.ShouldBe("azure-ai-language/2022-05-01");
        stub.Requests.ShouldAllBe(request => request.Address.Query.Contains("api-version=2022-05-01", StringComparison.Ordinal));
        stub.Requests.Select(request => ModelIn(request.Body)).ShouldBe(["2023-09-01", "2025-02-01"]);
    }

    [Fact]
    public void Every_engine_asks_for_the_newest_model_by_default()
    {
        var azure = AzureLanguage.Over(new LanguageStub());

        AnalysisEngine[] engines =
        [
            azure.Language.Engine, azure.Entities.Engine, azure.PersonalInformation.Engine, azure.KeyPhrases.Engine,
            azure.Sentiment.Engine, azure.Summary.Engine, azure.AbstractiveSummary.Engine,
        ];
        engines.Select(engine => (engine.Provider, engine.ModelVersion)).Distinct()
            .ShouldHaveSingleItem().ShouldBe(("azure-ai-language/2023-04-01", "latest"));
    }

    private static string? ModelIn(string body)
    {
        using var request = JsonDocument.Parse(body);
        return request.RootElement.GetProperty("parameters").GetProperty("modelVersion").GetString();
    }
}
