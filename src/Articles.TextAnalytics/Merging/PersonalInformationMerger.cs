using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>Unites the chunks' personal information: moved to its place in the whole text, verified, in order, not overlapping.</summary>
internal static class PersonalInformationMerger
{
    public static IReadOnlyList<TextEntity> Merge(string text, IReadOnlyList<(TextChunk Chunk, PersonalInformation Value)> parts)
    {
        var mentions = parts
            .SelectMany(part => part.Value.Mentions.Select(mention => mention with { Offset = mention.Offset + part.Chunk.Offset }))
            .Where(mention => mention.IsAt(text, mention.Offset))
            .OrderBy(mention => mention.Offset)
            .ThenByDescending(mention => mention.Length);
        var kept = new List<TextEntity>();
        foreach (var mention in mentions)
        {
            if (kept.Count == 0 || mention.Offset >= kept[^1].Offset + kept[^1].Length)
            {
                kept.Add(mention);
            }
        }

        return kept;
    }
}
