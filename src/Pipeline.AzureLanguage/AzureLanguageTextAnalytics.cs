using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Azure;
using Microsoft.Extensions.Logging;
using Sdk = Azure.AI.TextAnalytics;

namespace Pipeline.AzureLanguage;

/// <summary>
/// Azure AI Language through its SDK: the synchronous API for all but summaries, which the service makes by jobs only. Only maps. The SDK
/// asks for offsets in UTF-16 code units. The service keeps no copy of the texts (<c>loggingOptOut</c>), except a job's results for 24
/// hours.
/// </summary>
/// <remarks>
/// A job of several features (<c>AnalyzeActions</c>) bills each of them as the synchronous API does and answers later, so nothing is gained
/// by gathering the others into one.
/// </remarks>
internal sealed partial class AzureLanguageTextAnalytics : ITextAnalytics
{
    // The service's data limits: https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits
    private const int MaxDocumentLength = 5120;
    private const int MaxJobDocuments = 25;
    private const int MaxJobLength = 125_000;

    private readonly Sdk.TextAnalyticsClient _client;
    private readonly LanguageJob _job;
    private readonly ILogger<AzureLanguageTextAnalytics> _logger;

    public AzureLanguageTextAnalytics(
        Sdk.TextAnalyticsClient client, LanguageJob job, TimeProvider time, ILogger<AzureLanguageTextAnalytics> logger)
    {
        (_client, _job, _logger) = (client, job, logger);
        Language = new AzureAnalysis<DetectedLanguage>(Synchronous(1000), DetectLanguageAsync, time);
        Entities = new AzureAnalysis<TextEntities>(Synchronous(5), RecognizeEntitiesAsync, time);
        PersonalInformation = new AzureAnalysis<PersonalInformation>(Synchronous(5), RecognizePersonalInformationAsync, time);
        KeyPhrases = new AzureAnalysis<KeyPhrases>(Synchronous(10), ExtractKeyPhrasesAsync, time);
        Sentiment = new AzureAnalysis<TextSentiment>(Synchronous(10), AnalyzeSentimentAsync, time);
        Summary = new AzureAnalysis<ExtractiveSummary>(Job(), ExtractSummaryAsync, time);
        AbstractiveSummary = new AzureAnalysis<AbstractiveSummary>(Job(), WriteSummaryAsync, time);
    }

    public ITextAnalysis<DetectedLanguage> Language { get; }

    public ITextAnalysis<TextEntities> Entities { get; }

    public ITextAnalysis<PersonalInformation> PersonalInformation { get; }

    public ITextAnalysis<KeyPhrases> KeyPhrases { get; }

    public ITextAnalysis<TextSentiment> Sentiment { get; }

    public ITextAnalysis<ExtractiveSummary> Summary { get; }

    public ITextAnalysis<AbstractiveSummary> AbstractiveSummary { get; }

    private static AnalysisEngine Synchronous(int maxDocuments) => new()
    {
        Provider = "azure-ai-language/2023-04-01",
        ModelVersion = "latest",
        IsMetered = true,
        MaxDocuments = maxDocuments,
        MaxDocumentLength = MaxDocumentLength,
    };

    private static AnalysisEngine Job() =>
        Synchronous(MaxJobDocuments) with { IsJob = true, MaxDocumentLength = MaxJobLength, MaxRequestLength = MaxJobLength };

    private async Task<AnalysisAnswer<DetectedLanguage>> DetectLanguageAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        // Without a hint: the SDK's default, us, would sway short texts towards English.
        var inputs = documents.Select(
            document => new Sdk.DetectLanguageInput(document.Id, document.Text) { CountryHint = Sdk.DetectLanguageInput.None });
        Sdk.DetectLanguageResultCollection answer = await _client.DetectLanguageBatchAsync(
            inputs, Options<Sdk.TextAnalyticsRequestOptions>(), cancellationToken);
        LogAnswer("language", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToLanguage), answer.ModelVersion);
    }

    private async Task<AnalysisAnswer<TextEntities>> RecognizeEntitiesAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Sdk.RecognizeEntitiesResultCollection answer = await _client.RecognizeEntitiesBatchAsync(
            Inputs(documents), Options<Sdk.TextAnalyticsRequestOptions>(), cancellationToken);
        LogAnswer("entities", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToEntities), answer.ModelVersion);
    }

    private async Task<AnalysisAnswer<PersonalInformation>> RecognizePersonalInformationAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Sdk.RecognizePiiEntitiesResultCollection answer = await _client.RecognizePiiEntitiesBatchAsync(
            Inputs(documents), Options<Sdk.RecognizePiiEntitiesOptions>(), cancellationToken);
        LogAnswer("pii", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToPersonalInformation), answer.ModelVersion);
    }

    private async Task<AnalysisAnswer<KeyPhrases>> ExtractKeyPhrasesAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Sdk.ExtractKeyPhrasesResultCollection answer = await _client.ExtractKeyPhrasesBatchAsync(
            Inputs(documents), Options<Sdk.TextAnalyticsRequestOptions>(), cancellationToken);
        LogAnswer("keyPhrases", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToKeyPhrases), answer.ModelVersion);
    }

    private async Task<AnalysisAnswer<TextSentiment>> AnalyzeSentimentAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.AnalyzeSentimentOptions>();
        options.IncludeOpinionMining = parameters.Opinions;
        Sdk.AnalyzeSentimentResultCollection answer =
            await _client.AnalyzeSentimentBatchAsync(Inputs(documents), options, cancellationToken);
        LogAnswer("sentiment", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, result => LanguageMapping.ToSentiment(result, parameters.Opinions)), answer.ModelVersion);
    }

    private async Task<AnalysisAnswer<ExtractiveSummary>> ExtractSummaryAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.ExtractiveSummarizeOptions>();
        options.MaxSentenceCount = parameters.SummarySentences;
        options.OrderBy = Sdk.ExtractiveSummarySentencesOrder.Offset;
        var operation = await _client.ExtractiveSummarizeAsync(WaitUntil.Started, Inputs(documents), options, cancellationToken);
        var results = new List<DocumentResult<ExtractiveSummary>>(documents.Count);
        var modelVersion = Summary.Engine.ModelVersion;
        foreach (var answer in await _job.FinishAsync(operation, operation.CancelAsync, cancellationToken))
        {
            LogAnswer("summary", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
            results.AddRange(Map(answer, LanguageMapping.ToSummary));
            modelVersion = answer.ModelVersion ?? modelVersion;
        }

        return new(results, modelVersion);
    }

    private async Task<AnalysisAnswer<AbstractiveSummary>> WriteSummaryAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.AbstractiveSummarizeOptions>();
        options.SentenceCount = parameters.SummarySentences;
        var operation = await _client.AbstractiveSummarizeAsync(WaitUntil.Started, Inputs(documents), options, cancellationToken);
        var results = new List<DocumentResult<AbstractiveSummary>>(documents.Count);
        var modelVersion = AbstractiveSummary.Engine.ModelVersion;
        foreach (var answer in await _job.FinishAsync(operation, operation.CancelAsync, cancellationToken))
        {
            LogAnswer("abstractiveSummary", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
            results.AddRange(Map(answer, LanguageMapping.ToAbstractiveSummary));
            modelVersion = answer.ModelVersion ?? modelVersion;
        }

        return new(results, modelVersion);
    }

    private static TOptions Options<TOptions>()
        where TOptions : Sdk.TextAnalyticsRequestOptions, new() => new() { DisableServiceLogs = true, IncludeStatistics = true };

    private static IEnumerable<Sdk.TextDocumentInput> Inputs(IReadOnlyList<TextDocument> documents) =>
        documents.Select(document => new Sdk.TextDocumentInput(document.Id, document.Text) { Language = document.Language });

    /// <summary>A result with an error has no value: the SDK's getters throw.</summary>
    private static List<DocumentResult<T>> Map<TResult, T>(IEnumerable<TResult> answer, Func<TResult, DocumentResult<T>> map)
        where TResult : Sdk.TextAnalyticsResult
        where T : class =>
        [.. answer.Select(
            result => result.HasError ? new DocumentResult<T>(result.Id, LanguageErrors.FromDocument(result.Error)) : map(result))];

    [LoggerMessage(
        EventId = 73, Level = LogLevel.Debug, Message =
            "{Feature} of {Documents} documents by model {ModelVersion}, {TextRecords} text records billed.")]
    private partial void LogAnswer(string feature, int documents, string? modelVersion, long? textRecords);
}
