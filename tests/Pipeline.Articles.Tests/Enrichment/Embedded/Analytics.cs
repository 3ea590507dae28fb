using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Embedded;

namespace Pipeline.Articles.Tests.Enrichment.Embedded;

/// <summary>One engine for all tests (loading is what costs), and single-document calls.</summary>
internal static class Analytics
{
    public static EmbeddedTextAnalytics Engine { get; } = new();

    public static DocumentResult<DetectedLanguage> Language(string text) =>
        Engine.DetectLanguageAsync([new TextDocument("1", text)], TestContext.Current.CancellationToken).Result.ShouldHaveSingleItem();

    public static IReadOnlyList<TextEntity> Entities(string text, string? language = "en") =>
        Engine.RecognizeEntitiesAsync([new TextDocument("1", text, language)], TestContext.Current.CancellationToken).Result.ShouldHaveSingleItem().Value.ShouldNotBeNull().Mentions;

    public static IReadOnlyList<string> Names(string text, string category, string? language = "en") =>
        [.. Entities(text, language).Where(entity => entity.Category == category).Select(entity => entity.Text)];

    public static DocumentResult<TextSentiment> Sentiment(string text, string? language = "en") =>
        Engine.AnalyzeSentimentAsync([new TextDocument("1", text, language)], TestContext.Current.CancellationToken).Result.ShouldHaveSingleItem();

    public static DocumentResult<KeyPhrases> KeyPhraseResult(string text, string? language) =>
        Engine.ExtractKeyPhrasesAsync([new TextDocument("1", text, language)], TestContext.Current.CancellationToken).Result.ShouldHaveSingleItem();

    public static IReadOnlyList<string> KeyPhrases(string text) => KeyPhraseResult(text, "en").Value.ShouldNotBeNull().Phrases;

    public static IReadOnlyList<SummarySentence> Summary(string text, int sentences, string? language = "en") =>
        Engine.ExtractSummaryAsync([new TextDocument("1", text, language)], sentences, TestContext.Current.CancellationToken).Result.ShouldHaveSingleItem().Value.ShouldNotBeNull().Sentences;
}
