namespace Pipeline.Articles.Cleaning;

/// <summary>Counts words as people do: runs of letters and digits; where the script has no spaces, two characters count as one word.</summary>
internal static class WordCount
{
    /// <summary>The words in a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var (words, spaceless) = (0, 0);
        var inWord = false;
        foreach (var c in text)
        {
            if (c < 128)
            {
                var inside = char.IsAsciiLetterOrDigit(c);
                words += inside && !inWord ? 1 : 0;
                inWord = inside || (inWord && (c is '\'' or '-'));
            }
            else if (IsSpaceless(c))
            {
                spaceless++;
                inWord = false;
            }
            else
            {
                var inside = char.IsLetterOrDigit(c) || char.IsSurrogate(c);
                words += inside && !inWord ? 1 : 0;
                inWord = inside || (inWord && (c is '’' or (>= '\u0300' and <= '\u036f')));
            }
        }

        return words + ((spaceless + 1) / 2);
    }

    /// <summary>Chinese, Japanese, Thai, Lao, Khmer, Burmese: written without spaces between words.</summary>
    public static bool IsSpaceless(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
        or >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff';
}
