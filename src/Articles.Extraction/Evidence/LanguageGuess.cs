using System.Numerics;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Tells a text's language by its script and, where several languages share one, by its function words: a word that k languages share
/// counts 1/k for each. Reads the first few thousand characters. Null when there is too little to go by or two languages are close.
/// </summary>
internal sealed class LanguageGuess(StopWords stopWords)
{
    private const int MaxCharacters = 4000;
    private const double MinShare = 0.1;
    private const double MinMargin = 1.15;

    /// <summary>The language, ISO 639-1, or null.</summary>
    public string? Guess(ReadOnlySpan<char> text)
    {
        text = text.Length > MaxCharacters ? text[..MaxCharacters] : text;
        return ByScript(text, out var mixed) ?? (mixed ? null : ByWords(text));
    }

    private static string? ByScript(ReadOnlySpan<char> text, out bool unknown)
    {
        Span<int> counts = stackalloc int[12];
        var letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            letters++;
            var script = c switch
            {
                < '\u0250' => 0,
                >= '\u0370' and <= '\u03FF' => 1,
                >= '\u0590' and <= '\u05FF' => 2,
                >= '\u0E00' and <= '\u0E7F' => 3,
                >= '\u3040' and <= '\u30FF' => 4,
                >= '\u4E00' and <= '\u9FFF' => 5,
                >= '\uAC00' and <= '\uD7AF' => 6,
                >= '\u0530' and <= '\u058F' => 7,
                >= '\u10A0' and <= '\u10FF' => 8,
                >= '\u0900' and <= '\u097F' => 9,
                >= '\u0980' and <= '\u09FF' => 10,
                _ => 11,
            };
            counts[script]++;
        }

        unknown = letters < 12;
        if (unknown)
        {
            return null;
        }

        // One CJK character is worth a word of letters; Japanese mixes kana with Han.
        var cjk = counts[4] + counts[5];
        if (cjk * 3 > letters)
        {
            return counts[4] * 20 > cjk ? "ja" : "zh";
        }

        string[] byScript = ["el", "he", "th"];
        for (var i = 0; i < byScript.Length; i++)
        {
            if (counts[i + 1] * 2 > letters)
            {
                return byScript[i];
            }
        }

        if (counts[6] * 3 > letters)
        {
            return "ko";
        }

        if (counts[7] * 2 > letters)
        {
            return "hy";
        }

        if (counts[8] * 2 > letters)
        {
            return "ka";
        }

        if (counts[9] * 2 > letters)
        {
            return "hi";
        }

        return counts[10] * 2 > letters ? "bn" : null;
    }

    private string? ByWords(ReadOnlySpan<char> text)
    {
        Span<double> scores = stackalloc double[64];
        scores.Clear();
        var words = 0;
        foreach (var range in new WordRanges(text))
        {
            words++;
            var mask = stopWords.Find(text[range]) & ~StopWords.CueMask;
            if (mask == 0)
            {
                continue;
            }

            var weight = 1.0 / BitOperations.PopCount(mask);
            for (; mask != 0; mask &= mask - 1)
            {
                scores[BitOperations.TrailingZeroCount(mask)] += weight;
            }
        }

        var (best, second) = (0, -1);
        for (var i = 1; i < stopWords.Languages.Count; i++)
        {
            if (scores[i] > scores[best])
            {
                (best, second) = (i, best);
            }
            else if (second < 0 || scores[i] > scores[second])
            {
                second = i;
            }
        }

        return words < 5 || scores[best] < 2 || scores[best] < words * MinShare || scores[best] < scores[second] * MinMargin
            ? null
            : stopWords.Languages[best];
    }
}
