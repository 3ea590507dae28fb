using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Merging;
using Articles.TextAnalytics.Requests;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics;

/// <summary>One text's way through the features: what ran, what was unavailable, what it cost. Features may run at once.</summary>
internal sealed class AnalysisRun(FeatureChannels channels, TextAnalyzerOptions options, CancellationToken cancellationToken)
{
    // A text record holds as much, and no language needs more to be told.
    private const int LanguageSample = 1000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, FeatureRecord> _features = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, int Limit), IReadOnlyList<TextChunk>> _chunks = [];
    private int _textRecords;

    /// <summary>The features that ran, with what answered.</summary>
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

    /// <summary>Everything but the language and personal information, which come first: the other features run at once.</summary>
    /// <exception cref="AnalysisDeferredException">Unavailable now.</exception>
    public async Task<AnalysisResult> AnalyzeAsync(string text, string? language)
    {
        var entities = RunAsync<TextEntities>(AnalysisFeature.Entities, text, language);
        var phrases = RunAsync<KeyPhrases>(AnalysisFeature.KeyPhrases, text, language);
        var sentiment = RunAsync<TextSentiment>(AnalysisFeature.Sentiment, text, language);
        var summary = RunAsync<ExtractiveSummary>(AnalysisFeature.Summary, text, language);
        var abstractive = RunAsync<AbstractiveSummary>(AnalysisFeature.AbstractiveSummary, text, language);

        // All of them, even when one fails: what the others find is paid for, and kept.
        await Task.WhenAll(entities, phrases, sentiment, summary, abstractive);
        return new AnalysisResult
        {
            Features = Features,
            Language = language,
            Entities = EntityMerger.Merge(text, await entities),
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

    /// <summary>Runs a feature over the whole text; gives nothing when it is off.</summary>
    private Task<IReadOnlyList<(TextChunk Chunk, T Value)>> RunAsync<T>(AnalysisFeature feature, string text, string? language)
        where T : class => RunAsync<T>(feature, engine => Split(text, LengthFor(engine)), language);

    /// <summary>Tells the language by the text's beginning; null when the feature is off or cannot tell.</summary>
    public async Task<string?> DetectLanguageAsync(string text)
    {
        var detected = await RunAsync<DetectedLanguage>(
            AnalysisFeature.Language,
            engine => [.. Split(text, engine.IsMetered ? Math.Min(LanguageSample, engine.MaxDocumentLength) : options.ChunkLength).Take(1)],
            language: null);
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
        var outcomes = await channel.AnalyzeAsync([.. chunks.Select(chunk => chunk.Text)], language, Bill, cancellationToken);
        var values = new List<(TextChunk, T)>();
        foreach (var (chunk, outcome) in chunks.Zip(outcomes))
        {
            if (outcome.Value is { } value)
            {
                Record(feature, channel.Engine, outcome.ModelVersion);
                values.Add((chunk, value));
            }
            else
            {
                Miss(feature, $"{outcome.Error!.Code}: {outcome.Error.Message}");
            }
        }

        return values;
    }

    // An engine of our own, and a job, take a whole article.
    private int LengthFor(AnalysisEngine engine) =>
        engine.IsMetered && !engine.IsJob ? Math.Min(options.ChunkLength, engine.MaxDocumentLength) : engine.MaxDocumentLength;

    /// <summary>
    /// The same pieces, as the same strings, for every feature that takes as much: engines keep what they made of a text.
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
