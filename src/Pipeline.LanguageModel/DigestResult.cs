using Articles.TextAnalytics;

namespace Pipeline.LanguageModel;

/// <summary>The outcome of the one request for a text.</summary>
/// <param name="Digest">The answer; null if the model refused.</param>
/// <param name="Refusal">Why there is none, or null.</param>
/// <param name="ModelVersion">The model that answered, as it reports itself.</param>
/// <param name="TextRecords">What the request cost.</param>
internal sealed record DigestResult(ArticleDigest? Digest, TextAnalyticsError? Refusal, string ModelVersion, int TextRecords);
