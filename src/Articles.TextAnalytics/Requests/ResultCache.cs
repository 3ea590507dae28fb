using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Articles.TextAnalytics.Requests;

/// <summary>
/// One feature's results by everything that they depend on: text, language, feature and its version, provider, model asked for, and the
/// parameters that matter. If the requested model is <c>latest</c>, results of an older model are ignored as soon as a newer model has
/// answered.
/// </summary>
internal sealed class ResultCache<T>(
    IAnalysisCache store,
    AnalysisFeature feature,
    AnalysisEngine engine,
    AnalysisParameters parameters,
    IRequestObserver observer,
    TimeProvider time)
    where T : class
{
    // A store that hangs must not cost an article more than asking the service would.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonTypeInfo<CachedResult<T>> Json =
        (JsonTypeInfo<CachedResult<T>>)CacheJson.Default.GetTypeInfo(typeof(CachedResult<T>))!;

    private volatile string? _newestModel;

    /// <summary>The key of the result for a text: <c>entities/3f/3f…</c>.</summary>
    public string KeyOf(string text, string? language)
    {
        var options = feature.Flag switch
        {
            AnalysisFeatures.Summary or AnalysisFeatures.AbstractiveSummary =>
                parameters.SummarySentences.ToString(CultureInfo.InvariantCulture),
            AnalysisFeatures.Sentiment => parameters.Opinions ? "opinions" : string.Empty,
            _ => string.Empty,
        };
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{feature.Name}\n{feature.Version}\n{engine.Provider}\n{engine.ModelVersion}\n{options}\n{language}\n{text}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"{feature.Name}/{hash[..2]}/{hash}";
    }

    /// <summary>Gets the cached result, or null.</summary>
    public async Task<DocumentOutcome<T>?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            if (await store.ReadAsync(key, either.Token) is { } json
                && JsonSerializer.Deserialize(json.Span, Json) is { } kept
                && (_newestModel is not { } newest || newest == kept.ModelVersion))
            {
                observer.Reused(feature.Name, engine.Provider);
                return new DocumentOutcome<T>(kept.Value, Error: null, kept.ModelVersion, TextRecords: 0);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            observer.NotRead(key, exception);
        }

        return null;
    }

    /// <summary>Keeps a result, if it can.</summary>
    public async Task WriteAsync(string key, string modelVersion, T value)
    {
        _newestModel = modelVersion;
        try
        {
            using var limit = new CancellationTokenSource(Patience, time);
            await store.WriteAsync(key, JsonSerializer.SerializeToUtf8Bytes(new CachedResult<T>(modelVersion, value), Json), limit.Token);
        }
        catch (Exception exception)
        {
            observer.NotKept(key, exception);
        }
    }
}
