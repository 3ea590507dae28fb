using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>
/// Merges the chunks' personal information: with offsets into the whole text, in order, each once. Overlapping mentions are kept, because
/// anything left out would not be masked.
/// </summary>
internal static class PersonalInformationMerger
{
    public static IReadOnlyList<TextEntity> Merge(string text, IReadOnlyList<(TextChunk Chunk, PersonalInformation Value)> parts) =>
    [
        .. parts
            .SelectMany(part => part.Value.Mentions.SelectMany(mention => Place(text, part.Chunk.Offset, mention)))
            .Distinct()
            .OrderBy(mention => mention.Offset)
            .ThenByDescending(mention => mention.Length),
    ];

    /// <summary>
    /// A mention in the whole text. If an engine's offset is wrong, every occurrence of its words in the text is taken.
    /// </summary>
    private static IEnumerable<TextEntity> Place(string text, int chunk, TextEntity mention)
    {
        if (mention.IsAt(text, mention.Offset + chunk))
        {
            return [mention with { Offset = mention.Offset + chunk }];
        }

        return Occurrences(text, mention.Text).Select(offset => mention with { Offset = offset, Length = mention.Text.Length });
    }

    private static IEnumerable<int> Occurrences(string text, string words)
    {
        for (var at = Find(text, words, 0); at >= 0; at = Find(text, words, at + words.Length))
        {
            yield return at;
        }
    }

    private static int Find(string text, string words, int from) =>
        words.Length == 0 ? -1 : text.IndexOf(words, from, StringComparison.Ordinal);
}
