using Articles.TextAnalytics.Results;

namespace Pipeline.Web.Article;

/// <summary>A sentence, or what stands between two.</summary>
/// <param name="Runs">Its text, piece by piece.</param>
/// <param name="Tone">Its sentiment; null when it has none.</param>
/// <param name="IsInSummary">Whether the summary has it.</param>
public sealed record TextSentence(IReadOnlyList<TextRun> Runs, SentenceSentiment? Tone, bool IsInSummary);
