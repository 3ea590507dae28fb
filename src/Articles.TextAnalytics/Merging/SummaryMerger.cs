using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>
/// Picks the summary of the whole text from the chunks' summaries. The first chunk's sentences come first, because news puts the most
/// important first.
/// </summary>
internal static class SummaryMerger
{
    // A later chunk's best sentence weighs less than the opening's: the inverted pyramid of news writing.
    private const double LaterChunkWeight = 0.6;

    public static string? Merge(IReadOnlyList<(TextChunk Chunk, ExtractiveSummary Value)> parts, int sentences)
    {
        var picked = parts
            .SelectMany((part, index) => part.Value.Sentences.Select(sentence => (
                sentence.Text,
                Position: part.Chunk.Offset + sentence.Offset,
                Weight: sentence.Rank * (index == 0 ? 1 : LaterChunkWeight))))
            .OrderByDescending(sentence => sentence.Weight)
            .Take(sentences)
            .OrderBy(sentence => sentence.Position)
            .Select(sentence => sentence.Text.Trim());
        var summary = string.Join(' ', picked);
        return summary.Length == 0 ? null : summary;
    }

    public static string? Merge(IReadOnlyList<(TextChunk Chunk, AbstractiveSummary Value)> parts)
    {
        var summary = string.Join('\n', parts.Select(part => part.Value.Text.Trim()).Where(text => text.Length > 0));
        return summary.Length == 0 ? null : summary;
    }
}
