using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Enrichment;
using Sdk = Azure.AI.TextAnalytics;

namespace Pipeline.Functions.Language;

/// <summary>
/// Azure AI Language through its SDK: the synchronous API for language, entities, key phrases and sentiment, a job for summaries. Only maps. The SDK
/// asks for offsets in UTF-16 code units. The service keeps no copy of the texts (<c>loggingOptOut</c>), except a job's results for 24 hours.
/// </summary>
internal sealed partial class AzureLanguageTextAnalytics
{
    // The service's data limits: https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits
    private const int MaxDocumentLength = 5120;
    private const int MaxJobDocuments = 25;
    private const int MaxJobLength = 125_000;

    private readonly Sdk.TextAnalyticsClient _client;
    private readonly ILogger<AzureLanguageTextAnalytics> _logger;

    public AzureLanguageTextAnalytics(Sdk.TextAnalyticsClient client, TimeProvider time, ILogger<AzureLanguageTextAnalytics> logger)
    {
        (_client, _logger) = (client, logger);
        Language = new AzureAnalysis<DetectedLanguage>(Synchronous(1000), DetectLanguageAsync, time);
        Entities = new AzureAnalysis<TextEntities>(Synchronous(5), RecognizeEntitiesAsync, time);
        KeyPhrases = new AzureAnalysis<KeyPhrases>(Synchronous(10), ExtractKeyPhrasesAsync, time);
        Sentiment = new AzureAnalysis<TextSentiment>(Synchronous(10), AnalyzeSentimentAsync, time);
        Summary = new AzureAnalysis<ExtractiveSummary>(Job(), ExtractSummaryAsync, time);
    }

    public ITextAnalysis<DetectedLanguage> Language { get; }

    public ITextAnalysis<TextEntities> Entities { get; }

    public ITextAnalysis<KeyPhrases> KeyPhrases { get; }

    public ITextAnalysis<TextSentiment> Sentiment { get; }

    public ITextAnalysis<ExtractiveSummary> Summary { get; }

    private static AnalysisEngine Synchronous(int maxDocuments) => new()
    {
        Provider = "azure-ai-language/2023-04-01",
        ModelVersion = "latest",
        IsMetered = true,
        MaxDocuments = maxDocuments,
        MaxDocumentLength = MaxDocumentLength,
    };

    private static AnalysisEngine Job() => Synchronous(MaxJobDocuments) with { IsJob = true, MaxDocumentLength = MaxJobLength, MaxRequestLength = MaxJobLength };

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
        Sdk.AnalyzeSentimentResultCollection answer = await _client.AnalyzeSentimentBatchAsync(
            Inputs(documents), Options<Sdk.AnalyzeSentimentOptions>(), cancellationToken);
        LogAnswer("sentiment", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToSentiment), answer.ModelVersion);
    }

    private async Task<AnalysisAnswer<ExtractiveSummary>> ExtractSummaryAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.ExtractiveSummarizeOptions>();
        options.MaxSentenceCount = parameters.SummarySentences;
        options.OrderBy = Sdk.ExtractiveSummarySentencesOrder.Offset;
        var operation = await _client.ExtractiveSummarizeAsync(WaitUntil.Completed, Inputs(documents), options, cancellationToken);
        var results = new List<DocumentResult<ExtractiveSummary>>(documents.Count);
        var modelVersion = Summary.Engine.ModelVersion;
        await foreach (var answer in operation.GetValuesAsync(cancellationToken))
        {
            LogAnswer("summary", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
            results.AddRange(Map(answer, LanguageMapping.ToSummary));
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
        [.. answer.Select(result => result.HasError ? new DocumentResult<T>(result.Id, LanguageErrors.FromDocument(result.Error)) : map(result))];

    [LoggerMessage(
        EventId = 60, Level = LogLevel.Debug, Message = "{Feature} of {Documents} documents by model {ModelVersion}, {TextRecords} text records billed.")]
    private partial void LogAnswer(string feature, int documents, string? modelVersion, long? textRecords);
}
