using System.Globalization;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Runs the features over one article: cuts the text into chunks, sends them in batches of the size each feature takes, maps the
/// offsets back and merges the chunks' results. A feature that refuses the article (a language it does not know) is left out with
/// the reason; the rest go on.
/// </summary>
public sealed class ArticleAnalyzer
{
    private const int RecordLength = 1000;

    private readonly TextAnalyses _analyses;
    private readonly ResilientRequests _requests;
    private readonly EnrichmentOptions _options;

    internal ArticleAnalyzer(TextAnalyses analyses, ResilientRequests requests, IOptions<EnrichmentOptions> options) =>
        (_analyses, _requests, _options) = (analyses, requests, options.Value);

    /// <summary>Analyses a text.</summary>
    /// <param name="text">The article's body.</param>
    /// <param name="languageHint">ISO 639-1 as the page declares it, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AnalysisDeferredException">Not to be had now.</exception>
    public async Task<AnalysisResult> AnalyzeAsync(string text, string? languageHint, CancellationToken cancellationToken)
    {
        var missing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var features = new SortedDictionary<string, FeatureRecord>(StringComparer.Ordinal);
        var parameters = new AnalysisParameters(_options.SummarySentences, Wants(AnalysisFeatures.Opinions));
        var records = 0;

        var detected = await RunAsync<DetectedLanguage>(AnalysisFeature.Language, null, firstOnly: true);
        var language = detected is [var (_, value)] ? value.Iso6391 : languageHint;
        var personal = await RunAsync<PersonalInformation>(AnalysisFeature.Pii, language);
        var entities = await RunAsync<TextEntities>(AnalysisFeature.Entities, language);
        var phrases = await RunAsync<KeyPhrases>(AnalysisFeature.KeyPhrases, language);
        var sentiment = await RunAsync<TextSentiment>(AnalysisFeature.Sentiment, language);
        var summary = await RunAsync<ExtractiveSummary>(AnalysisFeature.Summary, language);
        var abstractive = await RunAsync<AbstractiveSummary>(AnalysisFeature.AbstractiveSummary, language);

        return new AnalysisResult
        {
            Features = features,
            Language = language,
            Entities = EntityMerger.Merge(text, entities),
            KeyPhrases = KeyPhraseMerger.Merge(phrases),
            Sentiment = SentimentMerger.Merge(text, sentiment),
            Summary = SummaryMerger.Merge(summary, _options.SummarySentences),
            AbstractiveSummary = SummaryMerger.Merge(abstractive),
            PersonalInformation = Wants(AnalysisFeatures.Pii) && !missing.ContainsKey(AnalysisFeature.Pii.Name) ? PersonalInformationMerger.Merge(text, personal) : null,
            Missing = missing,
            TextRecords = records,
        };

        bool Wants(AnalysisFeatures feature) => _options.Features.HasFlag(feature);

        async Task<IReadOnlyList<(TextChunk Chunk, T Value)>> RunAsync<T>(AnalysisFeature feature, string? inLanguage, bool firstOnly = false)
            where T : class
        {
            var values = new List<(TextChunk, T)>();
            if (!Wants(feature.Flag))
            {
                return values;
            }

            var analysis = _analyses.For<T>(feature);
            var engine = analysis.Engine;
            var pieces = TextChunker.Split(text, engine.IsJob ? engine.MaxDocumentLength : Math.Min(_options.ChunkLength, engine.MaxDocumentLength));
            features[feature.Name] = new FeatureRecord(feature.Version, engine.Provider, ModelVersion: null);
            foreach (var batch in pieces.Take(firstOnly ? 1 : int.MaxValue).Chunk(engine.MaxDocuments))
            {
                var documents = batch.Select((chunk, index) => new TextDocument(index.ToString(CultureInfo.InvariantCulture), chunk.Text, inLanguage)).ToList();
                AnalysisAnswer<T> answer;
                try
                {
                    answer = await _requests.SendAsync(token => CallAsync(analysis, documents, parameters, token), cancellationToken);
                }
                catch (TextAnalyticsException exception)
                {
                    missing[feature.Name] = exception.Message;
                    continue;
                }

                features[feature.Name] = new FeatureRecord(feature.Version, engine.Provider, answer.ModelVersion);
                records += engine.IsMetered ? batch.Sum(chunk => (new StringInfo(chunk.Text).LengthInTextElements + RecordLength - 1) / RecordLength) : 0;
                foreach (var result in answer.Documents)
                {
                    Accept(feature.Name, batch[int.Parse(result.Id, CultureInfo.InvariantCulture)], result, values);
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
    private static async Task<AnalysisAnswer<T>> CallAsync<T>(
        ITextAnalysis<T> analysis, List<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await analysis.AnalyzeAsync(documents, parameters, cancellationToken);
        var asked = documents.Select(document => document.Id).Order(StringComparer.Ordinal);
        return asked.SequenceEqual(answer.Documents.Select(result => result.Id).Order(StringComparer.Ordinal))
            ? answer
            : throw new TextAnalyticsException(new TextAnalyticsError(
                TextAnalyticsErrorKind.Transient, "InvalidAnswer", "The answer's document ids are not those of the request."));
    }
}
