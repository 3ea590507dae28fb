using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>
/// Merges the chunks' key phrases, ranked by the sum of its reciprocal ranks (Cormack et al. 2009, reciprocal rank fusion).
/// </summary>
internal static class KeyPhraseMerger
{
    private const int MaxPhrases = 25;
    private const double RankOffset = 60;

    public static IReadOnlyList<string> Merge(IReadOnlyList<(TextChunk Chunk, KeyPhrases Value)> parts) =>
        parts is [var single]
            ? [.. single.Value.Phrases.Take(MaxPhrases)]
            : [.. parts
                .SelectMany(part => part.Value.Phrases.Select((phrase, rank) => (Phrase: phrase, Score: 1 / (RankOffset + rank))))
                .GroupBy(item => item.Phrase, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Sum(item => item.Score))
                .Select(group => group.First().Phrase)
                .Take(MaxPhrases)];
}
