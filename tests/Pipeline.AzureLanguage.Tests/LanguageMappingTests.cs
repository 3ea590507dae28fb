using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Azure.AI.TextAnalytics;
using DetectedLanguage = Articles.TextAnalytics.Results.DetectedLanguage;
using SentenceSentiment = Articles.TextAnalytics.Results.SentenceSentiment;
using TextSentiment = Azure.AI.TextAnalytics.TextSentiment;

namespace Pipeline.AzureLanguage.Tests;

public sealed class LanguageMappingTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("zh_chs", "zh")]
    [InlineData("zh_cht", "zh")]
    [InlineData("sr-Latn", "sr")]
    [InlineData("FR", "fr")]
    public void A_language_is_its_iso_639_1_code_in_lowercase(string service, string expected) =>
        LanguageMapping.ToLanguage(Detected(service)).Value.ShouldBe(new DetectedLanguage(expected, 0.9));

    [Theory]
    [InlineData("2025-11-01", "2025-11-01")]
    [InlineData("", "unreported")]
    [InlineData(null, "unreported")]
    public void The_model_is_the_one_that_the_service_reports(string? reported, string expected) =>
        LanguageMapping.ToModelVersion(reported).ShouldBe(expected);

    [Theory]
    [InlineData("(Unknown)")]
    [InlineData("")]
    public void A_language_that_the_service_cannot_tell_is_an_error_of_the_document(string service)
    {
        var result = LanguageMapping.ToLanguage(Detected(service));

        result.Error!.Kind.ShouldBe(TextAnalyticsErrorKind.BadInput);
        result.Error.Code.ShouldBe("UnknownLanguage");
    }

    [Fact]
    public void Entities_keep_the_services_categories_and_offsets()
    {
        var result = TextAnalyticsModelFactory.RecognizeEntitiesResult(
            "0",
            default,
            TextAnalyticsModelFactory.CategorizedEntityCollection(
            [
                TextAnalyticsModelFactory.CategorizedEntity("10.0.0.1", "IPAddress", null, 0.8, 40, 8),
                TextAnalyticsModelFactory.CategorizedEntity("two million", "Quantity", "Number", 1.0, 4, 11),
            ]));

        LanguageMapping.ToEntities(result).Value!.Mentions.ShouldBe(
        [
            new TextEntity("10.0.0.1", "IPAddress", null, 40, 8, 0.8),
            new TextEntity("two million", "Quantity", "Number", 4, 11, 1.0),
        ]);
    }

    [Fact]
    public void Key_phrases_keep_the_services_order()
    {
        var result = TextAnalyticsModelFactory.ExtractKeyPhrasesResult(
            "0", default, TextAnalyticsModelFactory.KeyPhraseCollection(["steel tariffs", "China"]));

        LanguageMapping.ToKeyPhrases(result).Value!.Phrases.ShouldBe(["steel tariffs", "China"]);
    }

    [Theory]
    [InlineData(TextSentiment.Positive, SentimentLabel.Positive)]
    [InlineData(TextSentiment.Neutral, SentimentLabel.Neutral)]
    [InlineData(TextSentiment.Negative, SentimentLabel.Negative)]
    [InlineData(TextSentiment.Mixed, SentimentLabel.Mixed)]
    public void Sentiment_maps_label_by_label(TextSentiment service, SentimentLabel expected)
    {
        var sentence = TextAnalyticsModelFactory.SentenceSentiment(TextSentiment.Negative, "No.", 0.1, 0.2, 0.7, 5, 3, []);
        var result = TextAnalyticsModelFactory.AnalyzeSentimentResult(
            "0", default, TextAnalyticsModelFactory.DocumentSentiment(service, 0.3, 0.5, 0.2, [sentence]));

        var sentiment = LanguageMapping.ToSentiment(result, opinions: false).Value!;

        sentiment.Label.ShouldBe(expected);
        sentiment.Scores.ShouldBe(new SentimentScores(0.3, 0.5, 0.2));
        sentiment.Sentences.ShouldBe([new SentenceSentiment(SentimentLabel.Negative, new SentimentScores(0.1, 0.2, 0.7), 5, 3)]);
    }

    [Fact]
    public void A_summary_keeps_ranks_and_offsets()
    {
        var sentence = TextAnalyticsModelFactory.ExtractiveSummarySentence("One.", 1.0, 12, 4);
        var result = TextAnalyticsModelFactory.ExtractiveSummarizeResult("0", default, [sentence]);

        LanguageMapping.ToSummary(result).Value!.Sentences.ShouldBe([new SummarySentence("One.", 1.0, 12, 4)]);
    }

    private static DetectLanguageResult Detected(string iso) =>
        TextAnalyticsModelFactory.DetectLanguageResult("0", default, TextAnalyticsModelFactory.DetectedLanguage("Name", iso, 0.9));
}
