using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Tests;

/// <summary>One engine for all tests (loading is what costs), and single-document calls.</summary>
internal static class Analytics
{
    public static EmbeddedTextAnalytics Engine { get; } = new();

    public static DocumentResult<DetectedLanguage> Language(string text) => Only(Engine.Language, text, language: null);

    public static IReadOnlyList<TextEntity> Entities(string text, string? language = "en") =>
        Only(Engine.Entities, text, language).Value.ShouldNotBeNull().Mentions;

    public static IReadOnlyList<string> Names(string text, string category, string? language = "en") =>
        [.. Entities(text, language).Where(entity => entity.Category == category).Select(entity => entity.Text)];

    public static IReadOnlyList<TextEntity> PersonalInformation(string text, string? language = "en") =>
        Only(Engine.PersonalInformation, text, language).Value.ShouldNotBeNull().Mentions;

    public static DocumentResult<TextSentiment> Sentiment(string text, string? language = "en") => Only(Engine.Sentiment, text, language);

    public static DocumentResult<Results.KeyPhrases> KeyPhraseResult(string text, string? language) =>
        Only(Engine.KeyPhrases, text, language);

    public static IReadOnlyList<string> KeyPhrases(string text) => KeyPhraseResult(text, "en").Value.ShouldNotBeNull().Phrases;

    public static IReadOnlyList<SummarySentence> Summary(string text, int sentences, string? language = "en") =>
        Only(Engine.Summary, text, language, sentences).Value.ShouldNotBeNull().Sentences;

    public static Task<AnalysisAnswer<T>> AnalyzeAsync<T>(
        ITextAnalysis<T> analysis, IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken, int sentences = 3)
        where T : class => analysis.AnalyzeAsync(documents, new AnalysisParameters(sentences, Opinions: true), cancellationToken);

    private static DocumentResult<T> Only<T>(ITextAnalysis<T> analysis, string text, string? language, int sentences = 3)
        where T : class =>
        AnalyzeAsync(analysis, [new TextDocument("1", text, language)], TestContext.Current.CancellationToken, sentences)
            .Result.Documents.ShouldHaveSingleItem();
}
