using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Enrichment;
using Sdk = Azure.AI.TextAnalytics;

namespace Pipeline.Functions.Language;

/// <summary>
/// Azure AI Language through its SDK: the synchronous API for language, entities, key phrases and sentiment, a job for summaries. Only maps. The SDK
/// asks for offsets in UTF-16 code units. The service keeps no copy of the texts (<c>loggingOptOut</c>), except a job's results for 24 hours.
/// </summary>
internal sealed partial class AzureLanguageTextAnalytics(
    Sdk.TextAnalyticsClient client, TimeProvider time, ILogger<AzureLanguageTextAnalytics> logger) : ITextAnalytics
{
    /// <inheritdoc/>
    public string Provider => "azure-ai-language/2023-04-01";

    /// <inheritdoc/>
    public bool IsMetered => true;

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<DetectedLanguage>>> DetectLanguageAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                // Without a hint: the SDK's default, us, would sway short texts towards English.
                var inputs = documents.Select(
                    document => new Sdk.DetectLanguageInput(document.Id, document.Text) { CountryHint = Sdk.DetectLanguageInput.None });
                Sdk.DetectLanguageResultCollection answer = await client.DetectLanguageBatchAsync(
                    inputs, Options<Sdk.TextAnalyticsRequestOptions>(), cancellationToken);
                LogAnswer("language", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
                return Map(answer, LanguageMapping.ToLanguage);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<TextEntities>>> RecognizeEntitiesAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                Sdk.RecognizeEntitiesResultCollection answer = await client.RecognizeEntitiesBatchAsync(
                    Inputs(documents), Options<Sdk.TextAnalyticsRequestOptions>(), cancellationToken);
                LogAnswer("entities", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
                return Map(answer, LanguageMapping.ToEntities);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<KeyPhrases>>> ExtractKeyPhrasesAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                Sdk.ExtractKeyPhrasesResultCollection answer = await client.ExtractKeyPhrasesBatchAsync(
                    Inputs(documents), Options<Sdk.TextAnalyticsRequestOptions>(), cancellationToken);
                LogAnswer("keyPhrases", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
                return Map(answer, LanguageMapping.ToKeyPhrases);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<TextSentiment>>> AnalyzeSentimentAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                Sdk.AnalyzeSentimentResultCollection answer = await client.AnalyzeSentimentBatchAsync(
                    Inputs(documents), Options<Sdk.AnalyzeSentimentOptions>(), cancellationToken);
                LogAnswer("sentiment", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
                return Map(answer, LanguageMapping.ToSentiment);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentResult<ExtractiveSummary>>> ExtractSummaryAsync(
        IReadOnlyList<TextDocument> documents, int sentences, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                var options = Options<Sdk.ExtractiveSummarizeOptions>();
                options.MaxSentenceCount = sentences;
                options.OrderBy = Sdk.ExtractiveSummarySentencesOrder.Offset;
                var operation = await client.ExtractiveSummarizeAsync(WaitUntil.Completed, Inputs(documents), options, cancellationToken);
                var results = new List<DocumentResult<ExtractiveSummary>>(documents.Count);
                await foreach (var answer in operation.GetValuesAsync(cancellationToken))
                {
                    LogAnswer("summary", answer.Count, answer.ModelVersion, answer.Statistics?.TransactionCount);
                    results.AddRange(Map(answer, LanguageMapping.ToSummary));
                }

                return results;
            },
            cancellationToken);

    private static TOptions Options<TOptions>()
        where TOptions : Sdk.TextAnalyticsRequestOptions, new() => new() { DisableServiceLogs = true, IncludeStatistics = true };

    private static IEnumerable<Sdk.TextDocumentInput> Inputs(IReadOnlyList<TextDocument> documents) =>
        documents.Select(document => new Sdk.TextDocumentInput(document.Id, document.Text) { Language = document.Language });

    /// <summary>A result with an error has no value: the SDK's getters throw.</summary>
    private static List<DocumentResult<T>> Map<TResult, T>(IEnumerable<TResult> answer, Func<TResult, DocumentResult<T>> map)
        where TResult : Sdk.TextAnalyticsResult
        where T : class =>
        [.. answer.Select(result => result.HasError ? new DocumentResult<T>(result.Id, LanguageErrors.FromDocument(result.Error)) : map(result))];

    private async Task<IReadOnlyList<DocumentResult<T>>> CallAsync<T>(Func<Task<List<DocumentResult<T>>>> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw LanguageErrors.FromRequest(exception, time.GetUtcNow());
        }
    }

    [LoggerMessage(
        EventId = 60, Level = LogLevel.Debug, Message = "{Feature} of {Documents} documents by model {ModelVersion}, {TextRecords} text records billed.")]
    private partial void LogAnswer(string feature, int documents, string? modelVersion, long? textRecords);
}
