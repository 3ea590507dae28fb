using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A metered provider of text analytics that answers plainly, unless it is told to throttle, fail, stall or lie.</summary>
internal sealed class ScriptedTextAnalytics : ITextAnalytics
{
    /// <summary>What the settings call it.</summary>
    public const string Name = "scripted";

    /// <summary>Is run at the start of each call; throws what the call is to throw.</summary>
    public Func<string, CancellationToken, Task> OnCall { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>As <see cref="OnCall"/>, by the documents of the call.</summary>
    public Func<string, IReadOnlyList<TextDocument>, Task> OnDocuments { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Changes the ids of the answers.</summary>
    public Func<string, string> AnswerId { get; set; } = id => id;

    /// <summary>The error of a document in an answer, or null.</summary>
    public Func<string, TextDocument, TextAnalyticsError?> ErrorOf { get; set; } = (_, _) => null;

    /// <summary>The calls, by feature and number of documents.</summary>
    public List<(string Feature, int Documents)> Calls { get; } = [];

    /// <summary>How many calls there were.</summary>
    public int CallCount
    {
        get
        {
            lock (Calls)
            {
                return Calls.Count;
            }
        }
    }

    /// <summary>The texts that were sent, by feature.</summary>
    public List<(string Feature, TextDocument Document)> Sent { get; } = [];

    /// <summary>Finds the mentions in a document.</summary>
    public Func<string, TextEntities> Entities { get; set; } = _ => new TextEntities([]);

    /// <summary>Finds the personal information in a document.</summary>
    public Func<string, PersonalInformation> Pii { get; set; } = _ => new PersonalInformation([]);

    /// <summary>Writes the summary of a document.</summary>
    public Func<string, string> Abstract { get; set; } = _ => "In short.";

    /// <summary>The model that the answers name.</summary>
    public string ModelVersion { get; set; } = "2026-01-01";

    ITextAnalysis<DetectedLanguage> ITextAnalytics.Language => Analysis("language", 1000, _ => new DetectedLanguage("en", 1));

    ITextAnalysis<TextEntities> ITextAnalytics.Entities => Analysis("entities", 5, document => Entities(document.Text));

    ITextAnalysis<PersonalInformation> ITextAnalytics.PersonalInformation => Analysis("pii", 5, document => Pii(document.Text));

    ITextAnalysis<KeyPhrases> ITextAnalytics.KeyPhrases =>
        Analysis("keyPhrases", 10, document => new KeyPhrases([document.Text.Split(' ')[0]]));

    ITextAnalysis<TextSentiment> ITextAnalytics.Sentiment => Analysis("sentiment", 10, document => new TextSentiment(
        SentimentLabel.Neutral,
        new SentimentScores(0, 1, 0),
        [new SentenceSentiment(SentimentLabel.Neutral, new SentimentScores(0, 1, 0), 0, document.Text.Length)]));

    ITextAnalysis<ExtractiveSummary> ITextAnalytics.Summary => Analysis(
        "summary", 25, document => new ExtractiveSummary([new SummarySentence(document.Text, 1, 0, document.Text.Length)]), isJob: true);

    ITextAnalysis<AbstractiveSummary> ITextAnalytics.AbstractiveSummary =>
        Analysis("abstractiveSummary", 25, document => new AbstractiveSummary(Abstract(document.Text)), isJob: true);

    /// <summary>Adds every feature as the provider <see cref="Name"/>.</summary>
    public void Register(IServiceCollection services) => services.AddTextAnalytics(Name, this).UseTextAnalyses(Name);

    private ScriptedAnalysis<T> Analysis<T>(string feature, int maxDocuments, Func<TextDocument, T> answer, bool isJob = false)
        where T : class => new(this, feature, maxDocuments, answer, isJob);

    private sealed class ScriptedAnalysis<T>(
        ScriptedTextAnalytics script, string feature, int maxDocuments, Func<TextDocument, T> answer, bool isJob) : ITextAnalysis<T>
        where T : class
    {
        // Azure AI Language's data limits.
        public AnalysisEngine Engine { get; } = new()
        {
            Provider = "scripted/1",
            ModelVersion = "latest",
            IsMetered = true,
            IsJob = isJob,
            MaxDocuments = maxDocuments,
            MaxDocumentLength = isJob ? 125_000 : 5120,
            MaxRequestLength = isJob ? 125_000 : int.MaxValue,
        };

        public async Task<AnalysisAnswer<T>> AnalyzeAsync(
            IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
        {
            lock (script.Calls)
            {
                script.Calls.Add((feature, documents.Count));
                script.Sent.AddRange(documents.Select(document => (feature, document)));
            }

            await script.OnCall(feature, cancellationToken);
            await script.OnDocuments(feature, documents);
            return new AnalysisAnswer<T>(
                [.. documents.Select(document => script.ErrorOf(feature, document) is { } error
                    ? new DocumentResult<T>(script.AnswerId(document.Id), error)
                    : new DocumentResult<T>(script.AnswerId(document.Id), answer(document)))],
                script.ModelVersion);
        }
    }
}
