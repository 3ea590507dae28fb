using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Pipeline.Search.Words;

/// <summary>
/// Letters as they are typed without their marks: lower case, without the accents of Latin and Greek letters and the dots of Cyrillic ё,
/// full-width forms as ASCII, and letters that no accent can be taken from as they are spelled without them (ł l, ø o, ß ss, æ ae, þ th).
/// </summary>
internal static class LetterFolding
{
    /// <summary>Letters that Unicode does not decompose, in lower case, with the usual spelling without them.</summary>
    public static FrozenDictionary<char, string> Spellings { get; } = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ŋ'] = "n",
        ['ŧ'] = "t",
    }.ToFrozenDictionary();

    private static readonly (int First, int Last)[] Ranges =
        [(0x00AA, 0x024F), (0x0370, 0x03FF), (0x0401, 0x0401), (0x0451, 0x0451), (0x1E00, 0x1FFF), (0xFB00, 0xFB06), (0xFF10, 0xFF5A)];

    private static readonly FrozenDictionary<char, string> Folded = Ranges
        .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1))
        .Select(code => (Letter: (char)code, Folded: Fold((char)code)))
        .Where(pair => pair.Folded.Length > 0 && (pair.Folded.Length > 1 || pair.Folded[0] != pair.Letter))
        .ToFrozenDictionary(pair => pair.Letter, pair => pair.Folded);

    /// <summary>Writes a letter's folded form, of four letters at most.</summary>
    /// <returns>How many letters were written.</returns>
    public static int Fold(char letter, Span<char> target)
    {
        if (letter < 0x80)
        {
            target[0] = letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter;
            return 1;
        }

        if (Folded.TryGetValue(letter, out var folded))
        {
            folded.CopyTo(target);
            return folded.Length;
        }

        target[0] = char.ToLowerInvariant(letter);
        return 1;
    }

    /// <summary>A word in its folded form.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        Span<char> letters = stackalloc char[4];
        foreach (var letter in word)
        {
            if (!IsAccent(letter))
            {
                folded.Append(letters[..Fold(letter, letters)]);
            }
        }

        return folded.ToString();
    }

    /// <summary>Whether it is an accent that stands by itself.</summary>
    public static bool IsAccent(char character) => character is >= '\u0300' and <= '\u036F';

    private static string Fold(char letter)
    {
        var folded = new StringBuilder();
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD))
        {
            var lower = char.ToLowerInvariant(part);
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Spellings.TryGetValue(lower, out var spelling) ? spelling : (lower == 'ς' ? 'σ' : lower).ToString());
            }
        }

        return folded.Length <= 4 ? folded.ToString() : string.Empty;
    }
}
