using System.Globalization;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Runs the features over one article: cuts the text into chunks, sends them in batches of the size each feature takes, maps the
/// offsets back and merges the chunks' results. A feature that refuses the article (a language it does not know) is left out with
/// the reason; the rest go on.
/// </summary>
public sealed class ArticleAnalyzer(ITextAnalytics analytics, ResilientRequests requests, IOptions<EnrichmentOptions> options)
{
    // Documents a synchronous request: Azure AI Language's data limits.
    private const int SentimentBatch = 10;
    private const int KeyPhraseBatch = 10;
    private const int EntityBatch = 5;
    private const int SummaryBatch = 25;
    private const int RecordLength = 1000;

    /// <summary>Analyses a text.</summary>
    /// <param name="text">The article's body.</param>
    /// <param name="languageHint">ISO 639-1 as the page declares it, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AnalysisDeferredException">Not to be had now.</exception>
    public async Task<AnalysisResult> AnalyzeAsync(string text, string? languageHint, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var chunks = TextChunker.Split(text, settings.ChunkLength);
        var missing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var records = 0;

        string? language = null;
        if (Wants(AnalysisFeatures.Language) && chunks.Count > 0)
        {
            var detected = await RunAsync<DetectedLanguage>("language", chunks.Take(1), 1, null, analytics.DetectLanguageAsync);
            language = detected is [var (_, value)] ? value.Iso6391 : null;
        }

        language ??= languageHint;
        var entities = Wants(AnalysisFeatures.Entities)
            ? await RunAsync<TextEntities>("entities", chunks, EntityBatch, language, analytics.RecognizeEntitiesAsync)
            : [];
        var phrases = Wants(AnalysisFeatures.KeyPhrases)
            ? await RunAsync<KeyPhrases>("keyPhrases", chunks, KeyPhraseBatch, language, analytics.ExtractKeyPhrasesAsync)
            : [];
        var sentiment = Wants(AnalysisFeatures.Sentiment)
            ? await RunAsync<TextSentiment>("sentiment", chunks, SentimentBatch, language, analytics.AnalyzeSentimentAsync)
            : [];
        var summary = Wants(AnalysisFeatures.Summary)
            ? await RunAsync<ExtractiveSummary>(
                "summary", chunks, SummaryBatch, language, (batch, token) => analytics.ExtractSummaryAsync(batch, settings.SummarySentences, token))
            : [];

        return new AnalysisResult
        {
            Provider = analytics.Provider,
            Language = language,
            Entities = EntityMerger.Merge(text, entities),
            KeyPhrases = KeyPhraseMerger.Merge(phrases),
            Sentiment = SentimentMerger.Merge(sentiment),
            Summary = SummaryMerger.Merge(summary, settings.SummarySentences),
            Missing = missing,
            TextRecords = analytics.IsMetered ? records : 0,
        };

        bool Wants(AnalysisFeatures feature) => settings.Features.HasFlag(feature);

        async Task<IReadOnlyList<(TextChunk Chunk, T Value)>> RunAsync<T>(
            string feature,
            IEnumerable<TextChunk> pieces,
            int batchSize,
            string? inLanguage,
            Func<IReadOnlyList<TextDocument>, CancellationToken, Task<IReadOnlyList<DocumentResult<T>>>> call)
            where T : class
        {
            var values = new List<(TextChunk, T)>();
            foreach (var batch in pieces.Chunk(batchSize))
            {
                var documents = batch.Select((chunk, index) => new TextDocument(index.ToString(CultureInfo.InvariantCulture), chunk.Text, inLanguage)).ToList();
                IReadOnlyList<DocumentResult<T>> results;
                try
                {
                    results = await requests.SendAsync(token => CallAsync(call, documents, token), cancellationToken);
                }
                catch (TextAnalyticsException exception)
                {
                    missing[feature] = exception.Message;
                    continue;
                }

                records += batch.Sum(chunk => (new StringInfo(chunk.Text).LengthInTextElements + RecordLength - 1) / RecordLength);
                foreach (var result in results)
                {
                    Accept(feature, batch[int.Parse(result.Id, CultureInfo.InvariantCulture)], result, values);
                }
            }

            return values;
        }

        void Accept<T>(string feature, TextChunk chunk, DocumentResult<T> result, List<(TextChunk, T)> values)
            where T : class
        {
            switch (result.Error)
            {
                case null:
                    values.Add((chunk, result.Value!));
                    break;
                case { Kind: TextAnalyticsErrorKind.BadInput } error:
                    missing[feature] = $"{error.Code}: {error.Message}";
                    break;
                case var error:
                    throw new AnalysisDeferredException($"{error.Code}: {error.Message}");
            }
        }
    }

    /// <summary>Calls the provider and checks that each document has exactly one answer: a wrong or missing id would credit one text with another's results.</summary>
    private static async Task<IReadOnlyList<DocumentResult<T>>> CallAsync<T>(
        Func<IReadOnlyList<TextDocument>, CancellationToken, Task<IReadOnlyList<DocumentResult<T>>>> call,
        List<TextDocument> documents,
        CancellationToken cancellationToken)
        where T : class
    {
        var results = await call(documents, cancellationToken);
        var asked = documents.Select(document => document.Id).Order(StringComparer.Ordinal);
        return asked.SequenceEqual(results.Select(result => result.Id).Order(StringComparer.Ordinal))
            ? results
            : throw new TextAnalyticsException(new TextAnalyticsError(
                TextAnalyticsErrorKind.Transient, "InvalidAnswer", "The answer's document ids are not those of the request."));
    }
}
