namespace Articles.Extraction.FlatText;

/// <summary>
/// Pages hold their article twice, once for desks and once for telephones, and a program that reads no styles gives both. What comes a second
/// time, line by line, is left out when it is longer than any refrain.
/// </summary>
internal static class DoubledText
{
    private const int LongLine = 60;
    private const int MinLongLines = 5;
    private const int MinCharacters = 600;

    /// <summary>The blocks without second copies; the same list when there are none.</summary>
    public static List<TextBlock> Remove(List<TextBlock> blocks)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        List<TextBlock>? rest = null;
        for (var i = 0; i < blocks.Count;)
        {
            if (blocks[i].Text.Length >= LongLine && !firsts.TryAdd(blocks[i].Text, i)
                && CopyLength(blocks, firsts[blocks[i].Text], i) is > 0 and var length)
            {
                rest ??= blocks[..i];
                i += length;
                continue;
            }

            rest?.Add(blocks[i++]);
            i += rest is null ? 1 : 0;
        }

        return rest ?? blocks;
    }

    /// <summary>How many lines from the second are those from the first; 0 when they are too few to be a copy of the article.</summary>
    private static int CopyLength(List<TextBlock> blocks, int first, int second)
    {
        var (length, longLines, characters) = (0, 0, 0);
        while (first + length < second && second + length < blocks.Count && blocks[first + length].Text == blocks[second + length].Text)
        {
            var line = blocks[second + length++].Text.Length;
            longLines += line >= LongLine ? 1 : 0;
            characters += line;
        }

        return longLines >= MinLongLines && characters >= MinCharacters ? length : 0;
    }
}
