namespace Articles.Extraction.Evidence;

/// <summary>
/// Counts words as people do: runs of letters and digits. Where a script has no spaces between words their number is estimated from its
/// characters: two a word in Chinese and Japanese, five (with vowel signs and tone marks) in Thai, Lao, Khmer, Burmese and the other
/// scripts of South-East Asia. Tibetan parts its syllables, which are counted.
/// </summary>
internal static class WordCount
{
    // With the blank behind it; a text with longer words is looked at twice.
    private const int UsualLength = 16;

    private const byte Letter = 1;
    private const byte Joiner = 2;

    private static readonly byte[] AsciiKinds = [.. Enumerable.Range(0, 128).Select(c => (char)c switch
    {
        '\'' or '-' => Joiner,
        var other when char.IsAsciiLetterOrDigit(other) => Letter,
        _ => (byte)0,
    })];

    /// <summary>The words in a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var (words, ideographs, others, inWord) = (0, 0, 0, 0);
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
                (ideographs, others) = IsIdeographic(c) ? (ideographs + 1, others) : (ideographs, others + 1);
                inWord = 0;
            }
            else
            {
                var letter = char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? Letter : 0;
                words += letter & ~inWord;
                inWord = letter | (c is '’' or (>= '\u0300' and <= '\u036f') ? inWord : 0);
            }
        }

        return words + Estimate(ideographs, others);
    }

    /// <summary>The words in a text, and no more than a number: when its beginning has as many, the rest is not looked at.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The number.</param>
    public static int UpTo(ReadOnlySpan<char> text, int most)
    {
        var start = text[..Math.Min(text.Length, most * UsualLength)];
        return Of(start) >= most ? most : Math.Min(most, Of(text));
    }

    /// <summary>The words in so many characters of scripts without spaces.</summary>
    /// <param name="ideographs">Chinese and Japanese ones (<see cref="IsIdeographic"/>).</param>
    /// <param name="others">Others, their marks included.</param>
    public static int Estimate(int ideographs, int others) => ((ideographs + 1) / 2) + ((others + 4) / 5);

    /// <summary>
    /// Whether it is of a script that is written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese, Javanese,
    /// Balinese, Tai…
    /// </summary>
    public static bool IsSpaceless(char c) => IsIdeographic(c)
        || c is >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff' or >= '\u1980' and <= '\u19ff'
            or >= '\u1a20' and <= '\u1aaf' or >= '\u1b00' and <= '\u1b7f' or >= '\ua980' and <= '\ua9ff' or >= '\uaa60' and <= '\uaadf';

    /// <summary>Whether it is a Chinese or Japanese character.</summary>
    public static bool IsIdeographic(char c) =>
        c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
