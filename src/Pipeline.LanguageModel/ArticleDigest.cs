using Articles.TextAnalytics.Results;

namespace Pipeline.LanguageModel;

/// <summary>What a model said about a text, after it was checked against the text.</summary>
/// <param name="Summary">In the model's words.</param>
/// <param name="Topics">Phrases of the text.</param>
/// <param name="Tone">The text's tone.</param>
internal sealed record ArticleDigest(string Summary, IReadOnlyList<string> Topics, SentimentLabel Tone);
