using System.Collections.Concurrent;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Tests;

/// <summary>A metered engine that knows one name, "Vera", and answers plainly.</summary>
internal sealed class WordEngine : ITextAnalytics
{
    private const string Name = "Vera";

    public WordEngine()
    {
        Language = Feature("language", _ => new DetectedLanguage("en", 1));
        Entities = Feature("entities", text => new TextEntities(Mentions(text)));
        PersonalInformation = Feature("pii", text => new PersonalInformation(Mentions(text)));
        KeyPhrases = Feature("keyPhrases", text => new KeyPhrases([text.Split(' ')[0]]));
        Sentiment = Feature("sentiment", text => new TextSentiment(
            SentimentLabel.Neutral, Neutral, [new SentenceSentiment(SentimentLabel.Neutral, Neutral, 0, text.Length)]));
        Summary = Feature("summary", text => new ExtractiveSummary([new SummarySentence(text, 1, 0, text.Length)]));
        AbstractiveSummary = Feature("abstractiveSummary", _ => new AbstractiveSummary("In short."));
    }

    /// <summary>The requests: each feature with how many documents it had.</summary>
    public ConcurrentQueue<(string Feature, int Documents)> Requests { get; } = [];

    /// <summary>What a request fails with, or null.</summary>
    public Func<string, TextAnalyticsException?> Failure { get; set; } = _ => null;

    /// <summary>The model that answers a request.</summary>
    public Func<string> Model { get; set; } = () => "1";

    public ITextAnalysis<DetectedLanguage> Language { get; }

    public ITextAnalysis<TextEntities> Entities { get; }

    public ITextAnalysis<PersonalInformation> PersonalInformation { get; }

    public ITextAnalysis<KeyPhrases> KeyPhrases { get; }

    public ITextAnalysis<TextSentiment> Sentiment { get; }

    public ITextAnalysis<ExtractiveSummary> Summary { get; }

    public ITextAnalysis<AbstractiveSummary> AbstractiveSummary { get; }

    private static SentimentScores Neutral { get; } = new(0, 1, 0);

    private static List<TextEntity> Mentions(string text)
    {
        var mentions = new List<TextEntity>();
        for (var at = text.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Name, at + 1, StringComparison.Ordinal))
        {
            mentions.Add(new TextEntity(Name, "Person", null, at, Name.Length, 1));
        }

        return mentions;
    }

    private WordAnalysis<T> Feature<T>(string feature, Func<string, T> answer)
        where T : class => new(this, feature, answer);

    private sealed class WordAnalysis<T>(WordEngine engine, string feature, Func<string, T> answer) : ITextAnalysis<T>
        where T : class
    {
        public AnalysisEngine Engine { get; } =
            new() { Provider = "words/1", ModelVersion = "1", IsMetered = true, MaxDocuments = 10, MaxDocumentLength = 5000 };

        public Task<AnalysisAnswer<T>> AnalyzeAsync(
            IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
        {
            engine.Requests.Enqueue((feature, documents.Count));
            return engine.Failure(feature) is { } failure
                ? Task.FromException<AnalysisAnswer<T>>(failure)
                : Task.FromResult(new AnalysisAnswer<T>(
                    [.. documents.Select(document => new DocumentResult<T>(document.Id, answer(document.Text)))], engine.Model()));
        }
    }
}
