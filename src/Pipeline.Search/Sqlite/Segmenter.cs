using System.Buffers;
using System.Text;
using Pipeline.Articles.Searching;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Writes text so that FTS5's <c>unicode61</c> tokenizer finds its words. Scripts that put no spaces between words (Chinese, Japanese,
/// Thai, Lao, Khmer, Burmese) and Korean, whose particles hang on the word, get a zero-width space around each character, so that a
/// character is a token and a word is a phrase of them: 中国 finds 中国人, at the price of matches across word boundaries. What stays invisible
/// is evened out too: NFC, full-width Latin letters and digits as ASCII, no soft hyphens. Accents of Greek letters, and the dots of
/// Cyrillic ё, are set apart from them, for the tokenizer to drop: of letters in one piece it knows the Latin ones only. Letters such as ł
/// and ß are spelled without what makes them other letters (<see cref="FoldedLetters"/>). The same is done to queries.
/// </summary>
internal static class Segmenter
{
    private const char Break = '\u200B';
    private const string BreakText = "\u200B";
    private const char SoftHyphen = '\u00AD';

    private static readonly SearchValues<char> Unwanted =
        SearchValues.Create('\0', SearchHit.HighlightStart, SearchHit.HighlightEnd, '\uFFFD');

    /// <summary>What stays as it is: Latin letters in one piece, with what stands between words, but for the unwanted.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x0300).Concat(Enumerable.Range(0x2010, 0x18)).Select(code => (char)code)
            .Where(character => character is not (SoftHyphen or '\0' or SearchHit.HighlightStart or SearchHit.HighlightEnd))
            .Except(FoldedLetters.All),
    ]);

    /// <summary>Text as the index holds it. Never contains a highlight marker or a lone surrogate.</summary>
    public static string Segment(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var clean = Clean(text);
        var segmented = new StringBuilder(clean.Length + 16);
        var inUnspaced = false;
        var inWord = false;
        foreach (var original in clean.EnumerateRunes())
        {
            var rune = Narrow(original);
            if (rune.Value is Break or SoftHyphen)
            {
                continue;
            }

            if (!Scripts.IsMark(rune))
            {
                // A mark belongs to the character before it.
                var (isUnspaced, isWord) = (Scripts.IsUnspaced(rune), Rune.IsLetterOrDigit(rune));
                segmented.Append(inWord && isWord && (inUnspaced || isUnspaced) ? BreakText : string.Empty);
                (inUnspaced, inWord) = (isUnspaced, isWord);
            }

            Append(segmented, rune);
        }

        return segmented.ToString();
    }

    /// <summary>Text for people again: without the breaks, and with letters in one piece.</summary>
    public static string Join(string segmented) =>
        FoldedLetters.Read(segmented).Replace(BreakText, null, StringComparison.Ordinal).Normalize(NormalizationForm.FormC);

    /// <summary>
    /// NFC; lone surrogates and what would be taken for a highlight marker become spaces, as does NUL, where SQLite's C strings end. The mark of
    /// <see cref="FoldedLetters"/> is left out.
    /// </summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == FoldedLetters.Mark)
            {
                continue;
            }

            AppendWhole(clean, rune.IsBmp && Unwanted.Contains((char)rune.Value) ? new Rune(' ') : rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        if (FoldedLetters.Write(rune) is { } written)
        {
            text.Append(written);
        }
        else if (IsAccentIgnored(rune))
        {
            text.Append(rune.ToString().Normalize(NormalizationForm.FormD));
        }
        else
        {
            AppendWhole(text, rune);
        }
    }

    private static void AppendWhole(StringBuilder text, Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        text.Append(characters[..rune.EncodeToUtf16(characters)]);
    }

    private static Rune Narrow(Rune rune) =>
        rune.Value is (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A)
            ? new Rune(rune.Value - 0xFEE0)
            : rune;

    private static bool IsAccentIgnored(Rune rune) =>
        rune.Value is (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) or 0x0401 or 0x0451;
}
