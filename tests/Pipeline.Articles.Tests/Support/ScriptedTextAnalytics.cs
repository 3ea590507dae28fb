using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A provider of text analytics that answers plainly, unless it is told to throttle, fail, stall or lie.</summary>
internal sealed class ScriptedTextAnalytics : ITextAnalytics
{
    public string Provider => "scripted/1";

    public bool IsMetered => true;

    /// <summary>Is run at the start of each call; throws what the call is to throw.</summary>
    public Func<string, CancellationToken, Task> OnCall { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Changes the ids of the answers.</summary>
    public Func<string, string> AnswerId { get; set; } = id => id;

    /// <summary>The calls, by feature and number of documents.</summary>
    public List<(string Feature, int Documents)> Calls { get; } = [];

    /// <summary>Finds the mentions in a document.</summary>
    public Func<string, TextEntities> Entities { get; set; } = _ => new TextEntities([]);

    public Task<IReadOnlyList<DocumentResult<DetectedLanguage>>> DetectLanguageAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        AnswerAsync("language", documents, _ => new DetectedLanguage("en", 1), cancellationToken);

    public Task<IReadOnlyList<DocumentResult<TextEntities>>> RecognizeEntitiesAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        AnswerAsync("entities", documents, document => Entities(document.Text), cancellationToken);

    public Task<IReadOnlyList<DocumentResult<KeyPhrases>>> ExtractKeyPhrasesAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        AnswerAsync("keyPhrases", documents, document => new KeyPhrases([document.Text.Split(' ')[0]]), cancellationToken);

    public Task<IReadOnlyList<DocumentResult<TextSentiment>>> AnalyzeSentimentAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        AnswerAsync(
            "sentiment",
            documents,
            document => new TextSentiment(
                SentimentLabel.Neutral,
                new SentimentScores(0, 1, 0),
                [new SentenceSentiment(SentimentLabel.Neutral, new SentimentScores(0, 1, 0), 0, document.Text.Length)]),
            cancellationToken);

    public Task<IReadOnlyList<DocumentResult<ExtractiveSummary>>> ExtractSummaryAsync(
        IReadOnlyList<TextDocument> documents, int sentences, CancellationToken cancellationToken) =>
        AnswerAsync(
            "summary",
            documents,
            document => new ExtractiveSummary([new SummarySentence(document.Text, 1, 0, document.Text.Length)]),
            cancellationToken);

    private async Task<IReadOnlyList<DocumentResult<T>>> AnswerAsync<T>(
        string feature, IReadOnlyList<TextDocument> documents, Func<TextDocument, T> answer, CancellationToken cancellationToken)
        where T : class
    {
        lock (Calls)
        {
            Calls.Add((feature, documents.Count));
        }

        await OnCall(feature, cancellationToken);
        return [.. documents.Select(document => new DocumentResult<T>(AnswerId(document.Id), answer(document)))];
    }
}
