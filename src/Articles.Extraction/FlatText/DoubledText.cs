namespace Articles.Extraction.FlatText;

/// <summary>
/// Pages hold their article twice, once for desks and once for telephones, and a program that reads no styles gives both. What comes a second
/// time, line by line, is left out when it is longer than any refrain, of different lines, and a good part of the text.
/// </summary>
internal static class DoubledText
{
    private const int LongLine = 60;
    private const int MinLongLines = 5;
    private const int MinCharacters = 600;

    // A copy is at least a fourth of the text.
    private const int MinShareDivisor = 4;

    /// <summary>The blocks without second copies; the same list when there are none.</summary>
    public static List<TextBlock> Remove(List<TextBlock> blocks)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        var least = Math.Max(MinCharacters, blocks.Sum(block => block.Text.Length) / MinShareDivisor);
        List<TextBlock>? rest = null;
        for (var i = 0; i < blocks.Count;)
        {
            if (blocks[i].Text.Length >= LongLine && !firsts.TryAdd(blocks[i].Text, i)
                && CopyLength(blocks, firsts[blocks[i].Text], i, least) is > 0 and var length)
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
    private static int CopyLength(List<TextBlock> blocks, int first, int second, int least)
    {
        var (length, characters) = (0, 0);
        while (first + length < second && second + length < blocks.Count && blocks[first + length].Text == blocks[second + length].Text)
        {
            characters += blocks[second + length++].Text.Length;
        }

        return characters >= least && CountLongLines(blocks, second, length) >= MinLongLines ? length : 0;
    }

    private static int CountLongLines(List<TextBlock> blocks, int start, int length) =>
        blocks.Skip(start).Take(length).Select(block => block.Text).Where(text => text.Length >= LongLine).Distinct(StringComparer.Ordinal)
            .Count();
}
