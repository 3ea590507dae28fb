namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>Tells the scripts of letters and texts, by the blocks of Unicode.</summary>
internal static class LetterScripts
{
    /// <summary>How many scripts there are.</summary>
    public const int Count = (int)LetterScript.Han + 1;

    // Japanese mixes at least one kana into so many Han characters.
    private const int LeastKana = 20;

    // A letter in so many.
    private const int MostForeign = 100;

    /// <summary>A letter's script; a mark that combines with letters has theirs.</summary>
    public static LetterScript Of(char c) => c switch
    {
        < '\u0250' => char.IsLetter(c) ? LetterScript.Latin : LetterScript.Other,
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => LetterScript.Greek,
        >= '\u0400' and <= '\u052F' => LetterScript.Cyrillic,
        >= '\u0531' and <= '\u058F' => LetterScript.Armenian,
        >= '\u0590' and <= '\u05FF' => LetterScript.Hebrew,
        >= '\u0620' and <= '\u06FF' => IsWordPart(c) ? LetterScript.Arabic : LetterScript.Other,
        >= '\u0900' and <= '\u097F' => LetterScript.Devanagari,
        >= '\u0980' and <= '\u09FF' => LetterScript.Bengali,
        >= '\u0A00' and <= '\u0A7F' => LetterScript.Gurmukhi,
        >= '\u0A80' and <= '\u0AFF' => LetterScript.Gujarati,
        >= '\u0B80' and <= '\u0BFF' => LetterScript.Tamil,
        >= '\u0C00' and <= '\u0C7F' => LetterScript.Telugu,
        >= '\u0D80' and <= '\u0DFF' => LetterScript.Sinhala,
        >= '\u0E00' and <= '\u0E7F' => LetterScript.Thai,
        >= '\u10A0' and <= '\u10FF' => LetterScript.Georgian,
        >= '\u1100' and <= '\u11FF' or >= '\uAC00' and <= '\uD7AF' => LetterScript.Hangul,
        >= '\u1200' and <= '\u139F' => char.IsLetter(c) ? LetterScript.Ethiopic : LetterScript.Other,
        >= '\u1E00' and <= '\u1EFF' => LetterScript.Latin,
        >= '\u3040' and <= '\u30FF' => LetterScript.Kana,
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' => LetterScript.Han,
        _ => LetterScript.Other,
    };

    /// <summary>Whether the character belongs to a word: a letter or a mark on one.</summary>
    public static bool IsWordPart(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>
    /// Whether a text has letters that the one known language of its script does not: Yiddish beside Hebrew, Assamese beside Bengali.
    /// </summary>
    public static bool HasForeign(ReadOnlySpan<char> text, LetterScript script)
    {
        var foreign = script switch
        {
            LetterScript.Hebrew => "\u05F0\u05F1\u05F2\u05B7\u05B8",
            LetterScript.Bengali => "\u09F0\u09F1",
            _ => string.Empty,
        };
        var found = 0;
        foreach (var c in text)
        {
            found += foreign.Contains(c) ? 1 : 0;
        }

        return found * MostForeign > text.Length;
    }

    /// <summary>The script of most letters of a text, and its share of them.</summary>
    public static (LetterScript Script, double Share) Main(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Count];
        var letters = 0;
        foreach (var c in text)
        {
            if (IsWordPart(c))
            {
                letters++;
                counts[(int)Of(c)]++;
            }
        }

        if (letters == 0)
        {
            return (LetterScript.Other, 0);
        }

        // A kana or Han character is worth several letters.
        var (kana, han) = (counts[(int)LetterScript.Kana], counts[(int)LetterScript.Han]);
        if ((kana + han) * 3 > letters && counts[(int)LetterScript.Hangul] < kana + han)
        {
            return (kana * LeastKana > kana + han ? LetterScript.Kana : LetterScript.Han, (kana + han) / (double)letters);
        }

        var main = 0;
        for (var i = 1; i < Count; i++)
        {
            main = counts[i] > counts[main] ? i : main;
        }

        return ((LetterScript)main, counts[main] / (double)letters);
    }
}
