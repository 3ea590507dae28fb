namespace Articles.TextAnalytics.Requests;

/// <summary>A result as the cache keeps it.</summary>
/// <param name="ModelVersion">The model that made it.</param>
/// <param name="Value">The result; offsets are into the chunk that was asked about.</param>
internal sealed record CachedResult<T>(string ModelVersion, T Value)
    where T : class;
