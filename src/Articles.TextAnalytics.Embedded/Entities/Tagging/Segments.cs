namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>The parts of a sentence where names can be: capitalised words with one neighbour on each side.</summary>
internal static class Segments
{
    /// <summary>The parts of the tokens from <paramref name="start"/> to <paramref name="end"/>, in order.</summary>
    public static IEnumerable<(int First, int Last)> Of(string[] words, int start, int end)
    {
        var i = start;
        while (i < end)
        {
            if (!IsNear(words, i, start, end))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < end && IsNear(words, i, start, end))
            {
                i++;
            }

            yield return (first, i);
        }
    }

    private static bool IsNear(string[] words, int i, int start, int end) =>
        char.IsUpper(words[i][0]) || (i > start && char.IsUpper(words[i - 1][0])) || (i + 1 < end && char.IsUpper(words[i + 1][0]));
}
