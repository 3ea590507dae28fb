using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Pipeline.Articles.Enrichment.Embedded.Entities;
using Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;
using Pipeline.Articles.Enrichment.Embedded.KeyPhrases;
using Pipeline.Articles.Enrichment.Embedded.Language;
using Pipeline.Articles.Enrichment.Embedded.Sentiment;
using Pipeline.Articles.Enrichment.Embedded.Summary;
using Pipeline.Articles.Enrichment.Embedded.Tokens;

namespace Pipeline.Articles.Enrichment.Embedded;

/// <summary>
/// Text analytics without a service: offline, pure .NET, free. English gets every feature; other languages get language, contacts, dates,
/// quantities, well-known names (Latin script), summary, and key phrases where there is a list of function words. What a language has not fails
/// for that document with <see cref="TextAnalyticsErrorKind.BadInput"/> and the code <c>UnsupportedLanguage</c>.
/// </summary>
/// <remarks>
/// Runs on the caller's thread, in time linear in the text, and returns completed tasks. Takes texts of any length. The language models load at the first
/// text whose language is asked for or not given.
/// </remarks>
public sealed class EmbeddedTextAnalytics : ITextAnalytics
{
    private const string UnsupportedLanguage = "UnsupportedLanguage";
    private const string UnknownLanguage = "UnknownLanguage";

    // A text goes through several features one after the other: its tokens live as long as it does.
    private readonly ConditionalWeakTable<string, TokenizedText> _tokenized = [];
    private readonly LanguageIdentifier _languages = new();
    private readonly StopWords _stopWords = new();
    private readonly EntityRecognizer _entities = new(Gazetteer.Load(), LoadModel());
    private readonly SentimentAnalyzer _sentiment = new(ValenceLexicon.Load());

    /// <inheritdoc/>
    public string Provider => "embedded/1";

    /// <inheritdoc/>
    public bool IsMetered => false;

    /// <inheritdoc/>
    /// <remarks>A text without words fails with the code <c>UnknownLanguage</c>.</remarks>
    public Task<IReadOnlyList<DocumentResult<DetectedLanguage>>> DetectLanguageAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        ForEach(documents, document => _languages.Identify(document.Text) is { } language
            ? new DocumentResult<DetectedLanguage>(document.Id, language)
            : Fail<DetectedLanguage>(document, UnknownLanguage, "The text has no words to tell a language by."), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<TextEntities>>> RecognizeEntitiesAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        ForEach(
            documents,
            document => new DocumentResult<TextEntities>(
                document.Id,
                _entities.Recognize(Tokenize(document.Text, cancellationToken), LanguageOf(document), cancellationToken)),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<Enrichment.KeyPhrases>>> ExtractKeyPhrasesAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        ForEach(documents, document => _stopWords.For(LanguageOf(document)) is { } stopWords
            ? new DocumentResult<Enrichment.KeyPhrases>(document.Id, ExtractKeyPhrases(document, stopWords, cancellationToken))
            : Unsupported<Enrichment.KeyPhrases>(document), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<TextSentiment>>> AnalyzeSentimentAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        ForEach(documents, document => LanguageOf(document) == "en"
            ? new DocumentResult<TextSentiment>(document.Id, _sentiment.Analyze(Tokenize(document.Text, cancellationToken), cancellationToken))
            : Unsupported<TextSentiment>(document), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<ExtractiveSummary>>> ExtractSummaryAsync(
        IReadOnlyList<TextDocument> documents, int sentences, CancellationToken cancellationToken) =>
        ForEach(
            documents,
            document => new DocumentResult<ExtractiveSummary>(
                document.Id,
                SentenceRanker.Summarize(
                    Tokenize(document.Text, cancellationToken), _stopWords.For(LanguageOf(document)), sentences, cancellationToken)),
            cancellationToken);

    private static NameModel LoadModel()
    {
        using var stream = EmbeddedData.Open("names.en.model");
        return NameModel.Read(stream);
    }

    private Enrichment.KeyPhrases ExtractKeyPhrases(TextDocument document, FrozenSet<string> stopWords, CancellationToken cancellationToken) =>
        new(KeyPhraseExtractor.Extract(Tokenize(document.Text, cancellationToken), stopWords, cancellationToken));

    private static Task<IReadOnlyList<DocumentResult<T>>> ForEach<T>(
        IReadOnlyList<TextDocument> documents, Func<TextDocument, DocumentResult<T>> analyze, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(documents);
        try
        {
            var results = new List<DocumentResult<T>>(documents.Count);
            foreach (var document in documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                results.Add(analyze(document));
            }

            return Task.FromResult<IReadOnlyList<DocumentResult<T>>>(results);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<IReadOnlyList<DocumentResult<T>>>(cancellationToken);
        }
    }

    private static DocumentResult<T> Unsupported<T>(TextDocument document)
        where T : class => Fail<T>(document, UnsupportedLanguage, "The embedded engine has no word list for this language.");

    private static DocumentResult<T> Fail<T>(TextDocument document, string code, string message)
        where T : class => new(document.Id, new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, code, message));

    private TokenizedText Tokenize(string text, CancellationToken cancellationToken)
    {
        if (!_tokenized.TryGetValue(text, out var tokenized))
        {
            tokenized = TokenizedText.Create(text, cancellationToken);
            _tokenized.AddOrUpdate(text, tokenized);
        }

        return tokenized;
    }

    /// <summary>The document's language, lowercase and without region; when it is not given, what its text says, else English as Azure assumes.</summary>
    private string LanguageOf(TextDocument document)
    {
        if (document.Language is not { Length: > 0 } language)
        {
            return _languages.Identify(document.Text)?.Iso6391 ?? "en";
        }

        var region = language.AsSpan().IndexOfAny('-', '_');
        return (region > 0 ? language[..region] : language).ToLowerInvariant();
    }
}
