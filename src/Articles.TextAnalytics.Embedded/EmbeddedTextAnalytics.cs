using System.Runtime.CompilerServices;
using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Articles.TextAnalytics.Embedded.KeyPhrases;
using Articles.TextAnalytics.Embedded.Language;
using Articles.TextAnalytics.Embedded.Pii;
using Articles.TextAnalytics.Embedded.Sentiment;
using Articles.TextAnalytics.Embedded.Summary;
using Articles.TextAnalytics.Embedded.Tokens;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded;

/// <summary>
/// Text analytics without a service: offline, pure .NET, free. English gets every feature; other languages get language, contacts, dates,
/// quantities, names (German, French, Dutch; well-known ones in other languages of Latin script), summary, and key phrases where there is a
/// list of function words. A feature that is
/// unavailable for a document's language fails for that document with <see cref="TextAnalyticsErrorKind.BadInput"/> and the code
/// <c>UnsupportedLanguage</c>; a feature that is not available offline fails with the code <c>UnsupportedFeature</c>.
/// </summary>
/// <remarks>
/// Runs on the caller's thread, in time linear in the text, and returns completed tasks.
/// </remarks>
public sealed class EmbeddedTextAnalytics : ITextAnalytics
{
    /// <summary>Recorded with each result.</summary>
    public const string Provider = "embedded/3";

    /// <summary>
    /// The maximum number of text elements in a document: enough for a whole article, so that evidence from its beginning helps at its end.
    /// </summary>
    internal const int MaxLength = 100_000;

    private const string UnsupportedLanguage = "UnsupportedLanguage";
    private const string UnsupportedFeature = "UnsupportedFeature";
    private const string UnknownLanguage = "UnknownLanguage";

    // ISO 639-2 for a language that is not known: it has no word lists.
    private const string Undetermined = "und";

    // Languages other than English that have a model of names.
    private static readonly string[] TaggedLanguages = ["de", "fr", "nl"];

    // A text goes through several features one after the other: its tokens live as long as it does.
    private readonly ConditionalWeakTable<string, TokenizedText> _tokenized = [];
    private readonly ConditionalWeakTable<TokenizedText, RecognizedEntities> _recognized = [];
    private readonly LanguageIdentifier _languages = new();
    private readonly StopWords _stopWords = new();
    private readonly EntityRecognizer _entities = new(
        Gazetteer.Load(),
        LoadModel("en"),
        TaggedLanguages.ToDictionary(language => language, Func<NameModel> (language) => () => LoadModel(language)));
    private readonly SentimentAnalyzer _sentiment;

    /// <summary>Loads the word lists and the model of names.</summary>
    public EmbeddedTextAnalytics()
    {
        _sentiment = new SentimentAnalyzer(ValenceLexicon.Load(), MeasureLexicon.Load(), _stopWords.For("en")!);
        Language = new EmbeddedAnalysis<DetectedLanguage>("3", DetectLanguage);
        Entities = new EmbeddedAnalysis<TextEntities>("3", RecognizeEntities);
        PersonalInformation = new EmbeddedAnalysis<PersonalInformation>("2", RecognizePersonalInformation);
        KeyPhrases = new EmbeddedAnalysis<Results.KeyPhrases>("2", ExtractKeyPhrases);
        Sentiment = new EmbeddedAnalysis<TextSentiment>("3", AnalyzeSentiment);
        Summary = new EmbeddedAnalysis<ExtractiveSummary>("1", ExtractSummary);
        AbstractiveSummary = new EmbeddedAnalysis<AbstractiveSummary>("1", WriteSummary);
    }

    /// <summary>
    /// Each document's main language, one of 79. <see cref="TextDocument.Language"/> is what the page says, which decides between languages
    /// that are nearly as probable. A text without words, or in no language that is known, fails with the code <c>UnknownLanguage</c>.
    /// </summary>
    public ITextAnalysis<DetectedLanguage> Language { get; }

    /// <summary>Named entities.</summary>
    public ITextAnalysis<TextEntities> Entities { get; }

    /// <summary>Personal information: persons, e-mail and IP addresses, telephone, card, account and US social security numbers.</summary>
    public ITextAnalysis<PersonalInformation> PersonalInformation { get; }

    /// <summary>Key phrases.</summary>
    public ITextAnalysis<Results.KeyPhrases> KeyPhrases { get; }

    /// <summary>Sentiment; English only; the targets of opinions by rule, if the form of the sentence shows them.</summary>
    public ITextAnalysis<TextSentiment> Sentiment { get; }

    /// <summary>Extractive summary.</summary>
    public ITextAnalysis<ExtractiveSummary> Summary { get; }

    /// <summary>Abstractive summary: not available offline.</summary>
    public ITextAnalysis<AbstractiveSummary> AbstractiveSummary { get; }

    /// <summary>Analyses a text. <see cref="TextAnalyzer"/> does the same with other engines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What to ask for; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The result. Features that are unavailable for the text's language are in <see cref="AnalysisResult.Missing"/>.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public async Task<AnalysisResult> AnalyzeAsync(
        string text, TextAnalyzerOptions? options = null, CancellationToken cancellationToken = default)
    {
        await using var analyzer = new TextAnalyzer(this, options);
        return await analyzer.AnalyzeAsync(text, language: null, cancellationToken);
    }

    private static NameModel LoadModel(string language)
    {
        using var stream = EmbeddedData.Open($"names.{language}.model");
        return NameModel.Read(stream);
    }

    private DocumentResult<DetectedLanguage> DetectLanguage(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        _languages.Identify(document.Text, Primary(document.Language)) is { } language
            ? new DocumentResult<DetectedLanguage>(document.Id, language)
            : Fail<DetectedLanguage>(document, UnknownLanguage, "The text is in no known language, or has too few words to tell it.");

    private DocumentResult<TextEntities> RecognizeEntities(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        new(document.Id, EntitiesOf(document, cancellationToken));

    private DocumentResult<PersonalInformation> RecognizePersonalInformation(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        new(document.Id, PersonalInformationRecognizer.Recognize(document.Text, EntitiesOf(document, cancellationToken)));

    private DocumentResult<Results.KeyPhrases> ExtractKeyPhrases(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        _stopWords.For(LanguageOf(document)) is { } stopWords
            ? new DocumentResult<Results.KeyPhrases>(
                document.Id, new Results.KeyPhrases(LanguageOf(document) is "ja" or "zh"
                    ? UnspacedPhraseExtractor.Extract(document.Text, stopWords, cancellationToken)
                    : KeyPhraseExtractor.Extract(Tokenize(document.Text, cancellationToken), stopWords, cancellationToken)))
            : Unsupported<Results.KeyPhrases>(document);

    private DocumentResult<TextSentiment> AnalyzeSentiment(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        LanguageOf(document) == "en"
            ? new DocumentResult<TextSentiment>(
                document.Id, _sentiment.Analyze(Tokenize(document.Text, cancellationToken), parameters.Opinions, cancellationToken))
            : Unsupported<TextSentiment>(document);

    private DocumentResult<ExtractiveSummary> ExtractSummary(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        new(
            document.Id,
            SentenceRanker.Summarize(
                Tokenize(document.Text, cancellationToken), _stopWords.For(LanguageOf(document)), parameters.SummarySentences,
                cancellationToken));

    private static DocumentResult<AbstractiveSummary> WriteSummary(
        TextDocument document, AnalysisParameters parameters, CancellationToken cancellationToken) =>
        Fail<AbstractiveSummary>(
            document, UnsupportedFeature, "A summary in words of its own is not available offline; Azure AI Language writes one.");

    private static DocumentResult<T> Unsupported<T>(TextDocument document)
        where T : class => Fail<T>(document, UnsupportedLanguage, "The embedded engine has no word list for this language.");

    private static DocumentResult<T> Fail<T>(TextDocument document, string code, string message)
        where T : class => new(document.Id, new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, code, message));

    /// <summary>The entities of a text, which two features ask for.</summary>
    private TextEntities EntitiesOf(TextDocument document, CancellationToken cancellationToken)
    {
        var text = Tokenize(document.Text, cancellationToken);
        var language = LanguageOf(document);
        if (!_recognized.TryGetValue(text, out var recognized) || recognized.Language != language)
        {
            recognized = new RecognizedEntities(language, _entities.Recognize(text, language, cancellationToken));
            _recognized.AddOrUpdate(text, recognized);
        }

        return recognized.Entities;
    }

    private TokenizedText Tokenize(string text, CancellationToken cancellationToken)
    {
        if (!_tokenized.TryGetValue(text, out var tokenized))
        {
            tokenized = TokenizedText.Create(text, cancellationToken);
            _tokenized.AddOrUpdate(text, tokenized);
        }

        return tokenized;
    }

    /// <summary>The document's language, lowercase and without region; if it is not given, the detected one, else an unknown one.</summary>
    private string LanguageOf(TextDocument document) =>
        Primary(document.Language) ?? _languages.Identify(document.Text)?.Iso6391 ?? Undetermined;

    /// <summary>A language tag's language, lowercase; null for none.</summary>
    private static string? Primary(string? tag)
    {
        if (tag is not { Length: > 0 })
        {
            return null;
        }

        var region = tag.AsSpan().IndexOfAny('-', '_');
        return (region > 0 ? tag[..region] : tag).ToLowerInvariant();
    }

    private sealed record RecognizedEntities(string Language, TextEntities Entities);
}
