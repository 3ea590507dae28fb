using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Merging;
using Articles.TextAnalytics.Requests;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics;

/// <summary>
/// Runs the features over one text, and collects what ran, what was unavailable and what it cost. Features may run concurrently.
/// </summary>
internal sealed class AnalysisRun(FeatureChannels channels, TextAnalyzerOptions options, CancellationToken cancellationToken)
{
    private const string HeadlineEnd = "\n\n";

    // The size of one text record; no language needs more text to be detected.
    private const int LanguageSample = 1000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, FeatureRecord> _features = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, int Limit), IReadOnlyList<TextChunk>> _chunks = [];
    private int _textRecords;

    /// <summary>The features that ran, with the engine that answered.</summary>
    public IReadOnlyDictionary<string, FeatureRecord> Features => _features;

    /// <summary>Features that were unavailable for some of the text, with the provider's reason.</summary>
    public IReadOnlyDictionary<string, string> Missing => _missing;

    /// <summary>Text records billed so far.</summary>
    public int TextRecords => Volatile.Read(ref _textRecords);

    /// <summary>Whether a feature is on.</summary>
    public bool Wants(AnalysisFeature feature) => options.Features.HasFlag(feature.Flag);

    /// <summary>The mentions of personal information in a text, in order; null when the feature is off or failed.</summary>
    /// <exception cref="AnalysisDeferredException">Unavailable now.</exception>
    public async Task<IReadOnlyList<TextEntity>?> FindPersonalInformationAsync(string text, string? language)
    {
        if (!Wants(AnalysisFeature.Pii))
        {
            return null;
        }

        var found = await RunAsync<PersonalInformation>(AnalysisFeature.Pii, text, language);
        return Missing.ContainsKey(AnalysisFeature.Pii.Name) ? null : PersonalInformationMerger.Merge(text, found);
    }

    /// <summary>All features except language and personal information, which run first. These run concurrently.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, or null.</param>
    /// <param name="headline">Its headline, whose entities count too; null for none.</param>
    /// <exception cref="AnalysisDeferredException">Unavailable now.</exception>
    public async Task<AnalysisResult> AnalyzeAsync(string text, string? language, string? headline = null)
    {
        var above = string.IsNullOrWhiteSpace(headline) ? string.Empty : headline + HeadlineEnd;
        var entities = RunAsync<TextEntities>(AnalysisFeature.Entities, engine => SplitWith(above, text, engine), language);
        var phrases = RunAsync<KeyPhrases>(AnalysisFeature.KeyPhrases, text, language);
        var sentiment = RunAsync<TextSentiment>(AnalysisFeature.Sentiment, text, language);
        var summary = RunAsync<ExtractiveSummary>(AnalysisFeature.Summary, text, language);
        var abstractive = RunAsync<AbstractiveSummary>(AnalysisFeature.AbstractiveSummary, text, language);

        // Awaits all of them, even if one fails: the results of the others are paid for, and kept.
        await Task.WhenAll(entities, phrases, sentiment, summary, abstractive);
        return new AnalysisResult
        {
            Features = Features,
            Language = language,
            Entities = channels.Entities.Merge(above + text, await entities, above.Length),
            KeyPhrases = KeyPhraseMerger.Merge(await phrases),
            Sentiment = SentimentMerger.Merge(text, await sentiment),
            Summary = SummaryMerger.Merge(await summary, options.SummarySentences),
            AbstractiveSummary = SummaryMerger.Merge(await abstractive),
            Missing = Missing,
            TextRecords = TextRecords,
        };
    }

    /// <summary>A deferral with what was billed before it.</summary>
    public AnalysisDeferredException Deferred(AnalysisDeferredException deferred) =>
        new(deferred.Message, deferred.RetryAfter, deferred)
        {
            Until = deferred.Until,
            TextRecordsLeft = deferred.TextRecordsLeft,
            TextRecords = TextRecords
        };

    /// <summary>Runs a feature over the whole text; returns nothing if it is off.</summary>
    private Task<IReadOnlyList<(TextChunk Chunk, T Value)>> RunAsync<T>(AnalysisFeature feature, string text, string? language)
        where T : class => RunAsync<T>(feature, engine => Split(text, LengthFor(engine)), language);

    /// <summary>Detects the language from the text's beginning; null if the feature is off or cannot detect it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What its page says; a hint for engines that take it. Metered ones do not: results are kept by text.</param>
    public async Task<string?> DetectLanguageAsync(string text, string? declared = null)
    {
        var detected = await RunAsync<DetectedLanguage>(
            AnalysisFeature.Language,
            engine => [.. Split(text, engine.IsMetered ? Math.Min(LanguageSample, engine.MaxDocumentLength) : options.ChunkLength).Take(1)],
            declared);
        return detected is [var (_, value)] ? value.Iso6391 : null;
    }

    private async Task<IReadOnlyList<(TextChunk Chunk, T Value)>> RunAsync<T>(
        AnalysisFeature feature, Func<AnalysisEngine, IReadOnlyList<TextChunk>> cut, string? language)
        where T : class
    {
        if (!Wants(feature))
        {
            return [];
        }

        var channel = channels.For<T>(feature);
        var chunks = cut(channel.Engine);
        Record(feature, channel.Engine, modelVersion: null);
        var outcomes = await channel.AnalyzeAsync(
            [.. chunks.Select(chunk => chunk.Text)], IsHint(feature, channel.Engine) ? null : language, Bill, cancellationToken);
        var values = new List<(TextChunk, T)>();
        foreach (var (chunk, outcome) in chunks.Zip(outcomes))
        {
            if (outcome.Value is { } value)
            {
                values.Add((chunk, value));
            }
            else
            {
                Miss(feature, $"{outcome.Error!.Code}: {outcome.Error.Message}");
            }
        }

        // While a service changes its model, the parts of a text may be answered by either.
        var models = outcomes.Where(outcome => outcome.Value is not null).Select(outcome => outcome.ModelVersion).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Record(feature, channel.Engine, models.Count == 0 ? null : string.Join(", ", models));
        return values;
    }

    private static bool IsHint(AnalysisFeature feature, AnalysisEngine engine) => feature == AnalysisFeature.Language && engine.IsMetered;

    // An engine of our own, and a job, take a whole article.
    private int LengthFor(AnalysisEngine engine) =>
        engine.IsMetered && !engine.IsJob ? Math.Min(options.ChunkLength, engine.MaxDocumentLength) : engine.MaxDocumentLength;

    /// <summary>
    /// The same chunks, as the same strings, for every feature with the same limit, because engines cache their work on a text.
    /// </summary>
    private IReadOnlyList<TextChunk> Split(string text, int limit)
    {
        lock (_lock)
        {
            if (!_chunks.TryGetValue((text, limit), out var chunks))
            {
                _chunks[(text, limit)] = chunks = TextChunker.Split(text, limit);
            }

            return chunks;
        }
    }

    /// <summary>
    /// The chunks of a text with its headline. A metered engine gets both in one document, because it bills each; the others get the same
    /// strings as for every feature.
    /// </summary>
    private IReadOnlyList<TextChunk> SplitWith(string headline, string text, AnalysisEngine engine)
    {
        if (headline.Length == 0)
        {
            return Split(text, LengthFor(engine));
        }

        return engine.IsMetered
            ? Split(headline + text, LengthFor(engine))
            : [
                new TextChunk(0, headline[..^HeadlineEnd.Length]),
                .. Split(text, LengthFor(engine)).Select(chunk => chunk with { Offset = chunk.Offset + headline.Length }),
            ];
    }

    private void Record(AnalysisFeature feature, AnalysisEngine engine, string? modelVersion)
    {
        lock (_lock)
        {
            _features[feature.Name] = new FeatureRecord(feature.Version, engine.Provider, modelVersion);
        }
    }

    private void Miss(AnalysisFeature feature, string reason)
    {
        lock (_lock)
        {
            _missing[feature.Name] = reason;
        }
    }

    private void Bill(int textRecords) => Interlocked.Add(ref _textRecords, textRecords);
}
