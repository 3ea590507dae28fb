namespace Articles.Extraction.FlatText;

/// <summary>
/// Finds the headlines of other stories amid a body: the lines right below a label such as "You may also like", up to the next blank line.
/// </summary>
internal static class RelatedLinks
{
    private const int MaxLinks = 8;
    private const int MaxWords = 30;

    /// <summary>Finds them.</summary>
    /// <param name="page">The page; only blocks of its body are returned.</param>
    /// <returns>The blocks' numbers, in their order.</returns>
    public static IEnumerable<int> Find(TaggedPage page)
    {
        for (var label = 0; label < page.Blocks.Count; label++)
        {
            if (!IsLabel(page.Blocks[label]))
            {
                continue;
            }

            var end = label + 1;
            while (end < page.Blocks.Count && !page.Blocks[end].BlankBefore && IsLink(page.Blocks[end]))
            {
                end++;
            }

            // Without a blank line below, nothing parts them from the text.
            if (end - label - 1 is > 0 and <= MaxLinks && page.Blocks[end - 1].BlankAfter)
            {
                for (var i = label + 1; i < end; i++)
                {
                    if (page.States[i] == BlockState.Body)
                    {
                        yield return i;
                    }
                }
            }
        }
    }

    private static bool IsLabel(TextBlock block) =>
        block is { BlankBefore: true, BlankAfter: false, Phrase: { WholeLine: true, Role: BlockRole.Related } };

    private static bool IsLink(TextBlock block) => block is
    {
        Words: >= 2 and <= MaxWords, InnerSentences: 0, Type: not BlockType.LongProse,
        Ending: BlockEnding.None or BlockEnding.Question or BlockEnding.Other,
    };
}
