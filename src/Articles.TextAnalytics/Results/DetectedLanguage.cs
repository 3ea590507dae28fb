namespace Articles.TextAnalytics.Results;

/// <summary>A document's main language.</summary>
/// <param name="Iso6391">ISO 639-1, lowercase.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record DetectedLanguage(string Iso6391, double Confidence);
