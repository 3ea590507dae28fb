namespace Pipeline.Articles.Cleaning;

/// <summary>Counts words as people do: runs of letters and digits; where the script has no spaces, two characters count as one word.</summary>
internal static class WordCount
{
    private const byte Letter = 1;
    private const byte Joiner = 2;

    private static readonly byte[] AsciiKinds =
        [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? Letter : c is '\'' or '-' ? Joiner : (byte)0)];

    /// <summary>The words in a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var (words, spaceless, inWord) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c < 128)
            {
                // Whether a letter follows a letter is a coin toss to the processor: no branches.
                var kind = AsciiKinds[c];
                var letter = kind & Letter;
                words += letter & ~inWord;
                inWord = letter | (inWord & (kind >> 1));
            }
            else if (IsSpaceless(c))
            {
                spaceless++;
                inWord = 0;
            }
            else
            {
                var letter = char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? Letter : 0;
                words += letter & ~inWord;
                inWord = letter | (c is '’' or (>= '\u0300' and <= '\u036f') ? inWord : 0);
            }
        }

        return words + ((spaceless + 1) / 2);
    }

    /// <summary>Chinese, Japanese, Thai, Lao, Khmer, Burmese: written without spaces between words.</summary>
    public static bool IsSpaceless(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
        or >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff';
}
