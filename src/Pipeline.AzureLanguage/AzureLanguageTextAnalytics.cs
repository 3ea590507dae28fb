using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
        Sdk.TextAnalyticsClient client,
        LanguageJob job,
        IOptions<LanguageOptions> options,
        TimeProvider time,
        ILogger<AzureLanguageTextAnalytics> logger)
    {
        (_client, _job, _logger) = (client, job, logger);
        var settings = options.Value;
        Language = new AzureAnalysis<DetectedLanguage>(Synchronous(settings, 1000), DetectLanguageAsync, time);
        Entities = new AzureAnalysis<TextEntities>(
            Synchronous(settings, 5) with { ModelVersion = settings.EntitiesModelVersion }, RecognizeEntitiesAsync, time);
        PersonalInformation = new AzureAnalysis<PersonalInformation>(
            Synchronous(settings, 5) with { ModelVersion = settings.PiiModelVersion }, RecognizePersonalInformationAsync, time);
        KeyPhrases = new AzureAnalysis<KeyPhrases>(Synchronous(settings, 10), ExtractKeyPhrasesAsync, time);
        Sentiment = new AzureAnalysis<TextSentiment>(Synchronous(settings, 10), AnalyzeSentimentAsync, time);
        Summary = new AzureAnalysis<ExtractiveSummary>(Job(settings), ExtractSummaryAsync, time);
        AbstractiveSummary = new AzureAnalysis<AbstractiveSummary>(Job(settings), WriteSummaryAsync, time);
    }

    public ITextAnalysis<DetectedLanguage> Language { get; }

    public ITextAnalysis<TextEntities> Entities { get; }

    public ITextAnalysis<PersonalInformation> PersonalInformation { get; }

    public ITextAnalysis<KeyPhrases> KeyPhrases { get; }

    public ITextAnalysis<TextSentiment> Sentiment { get; }

    public ITextAnalysis<ExtractiveSummary> Summary { get; }

    public ITextAnalysis<AbstractiveSummary> AbstractiveSummary { get; }

    private static AnalysisEngine Synchronous(LanguageOptions settings, int maxDocuments) => new()
    {
        Provider = $"azure-ai-language/{settings.ApiVersion}",
        ModelVersion = LanguageVersions.LatestModel,
        IsMetered = true,
        MaxDocuments = maxDocuments,
        MaxDocumentLength = MaxDocumentLength,
    };

    private static AnalysisEngine Job(LanguageOptions settings) =>
        Synchronous(settings, MaxJobDocuments) with { IsJob = true, MaxDocumentLength = MaxJobLength, MaxRequestLength = MaxJobLength };

    private async Task<AnalysisAnswer<DetectedLanguage>> DetectLanguageAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        // Without a hint: the SDK's default, us, would sway short texts towards English.
        var inputs = documents.Select(
            document => new Sdk.DetectLanguageInput(document.Id, document.Text) { CountryHint = Sdk.DetectLanguageInput.None });
        Sdk.DetectLanguageResultCollection answer = await _client.DetectLanguageBatchAsync(
            inputs, Options<Sdk.TextAnalyticsRequestOptions>(Language.Engine), cancellationToken);
        LogAnswer("language", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToLanguage), LanguageMapping.ToModelVersion(answer.ModelVersion));
    }

    private async Task<AnalysisAnswer<TextEntities>> RecognizeEntitiesAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Sdk.RecognizeEntitiesResultCollection answer = await _client.RecognizeEntitiesBatchAsync(
            Inputs(documents), Options<Sdk.TextAnalyticsRequestOptions>(Entities.Engine), cancellationToken);
        LogAnswer("entities", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToEntities), LanguageMapping.ToModelVersion(answer.ModelVersion));
    }

    private async Task<AnalysisAnswer<PersonalInformation>> RecognizePersonalInformationAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Sdk.RecognizePiiEntitiesResultCollection answer = await _client.RecognizePiiEntitiesBatchAsync(
            Inputs(documents), Options<Sdk.RecognizePiiEntitiesOptions>(PersonalInformation.Engine), cancellationToken);
        LogAnswer("pii", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToPersonalInformation), LanguageMapping.ToModelVersion(answer.ModelVersion));
    }

    private async Task<AnalysisAnswer<KeyPhrases>> ExtractKeyPhrasesAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Sdk.ExtractKeyPhrasesResultCollection answer = await _client.ExtractKeyPhrasesBatchAsync(
            Inputs(documents), Options<Sdk.TextAnalyticsRequestOptions>(KeyPhrases.Engine), cancellationToken);
        LogAnswer("keyPhrases", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(Map(answer, LanguageMapping.ToKeyPhrases), LanguageMapping.ToModelVersion(answer.ModelVersion));
    }

    private async Task<AnalysisAnswer<TextSentiment>> AnalyzeSentimentAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.AnalyzeSentimentOptions>(Sentiment.Engine);
        options.IncludeOpinionMining = parameters.Opinions;
        Sdk.AnalyzeSentimentResultCollection answer =
            await _client.AnalyzeSentimentBatchAsync(Inputs(documents), options, cancellationToken);
        LogAnswer("sentiment", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
        return new(
            Map(answer, result => LanguageMapping.ToSentiment(result, parameters.Opinions)),
            LanguageMapping.ToModelVersion(answer.ModelVersion));
    }

    private async Task<AnalysisAnswer<ExtractiveSummary>> ExtractSummaryAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.ExtractiveSummarizeOptions>(Summary.Engine);
        options.MaxSentenceCount = parameters.SummarySentences;
        options.OrderBy = Sdk.ExtractiveSummarySentencesOrder.Offset;
        var operation = await _client.ExtractiveSummarizeAsync(WaitUntil.Started, Inputs(documents), options, cancellationToken);
        var results = new List<DocumentResult<ExtractiveSummary>>(documents.Count);
        var modelVersion = LanguageMapping.UnreportedModel;
        foreach (var answer in await _job.FinishAsync(operation, operation.CancelAsync, cancellationToken))
        {
            LogAnswer("summary", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
            results.AddRange(Map(answer, LanguageMapping.ToSummary));
            modelVersion = LanguageMapping.ToModelVersion(answer.ModelVersion);
        }

        return new(results, modelVersion);
    }

    private async Task<AnalysisAnswer<AbstractiveSummary>> WriteSummaryAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options<Sdk.AbstractiveSummarizeOptions>(AbstractiveSummary.Engine);
        options.SentenceCount = parameters.SummarySentences;
        var operation = await _client.AbstractiveSummarizeAsync(WaitUntil.Started, Inputs(documents), options, cancellationToken);
        var results = new List<DocumentResult<AbstractiveSummary>>(documents.Count);
        var modelVersion = LanguageMapping.UnreportedModel;
        foreach (var answer in await _job.FinishAsync(operation, operation.CancelAsync, cancellationToken))
        {
            LogAnswer("abstractiveSummary", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
            results.AddRange(Map(answer, LanguageMapping.ToAbstractiveSummary));
            modelVersion = LanguageMapping.ToModelVersion(answer.ModelVersion);
        }

        return new(results, modelVersion);
    }

    private static TOptions Options<TOptions>(AnalysisEngine engine)
        where TOptions : Sdk.TextAnalyticsRequestOptions, new()
    {
        var options = new TOptions { DisableServiceLogs = true, IncludeStatistics = true };
        if (engine.ModelVersion != LanguageVersions.LatestModel)
        {
            options.ModelVersion = engine.ModelVersion;
        }

        return options;
    }

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
