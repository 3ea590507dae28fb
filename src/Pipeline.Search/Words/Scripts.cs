using System.Globalization;
using System.Text;

namespace Pipeline.Search.Words;

/// <summary>What tells words apart, script by script.</summary>
internal static class Scripts
{
    /// <summary>
    /// Whether the script puts no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), or hangs particles on them (Korean).
    /// </summary>
    public static bool IsUnspaced(Rune rune) => rune.Value >= 0x0E00 && rune.Value is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) // Burmese
        or (>= 0x1780 and <= 0x17FF) // Khmer
        or (>= 0x3005 and <= 0x3007) // Iteration mark, closing mark, zero of Han
        or (>= 0x3040 and <= 0x30FF) // Hiragana, Katakana
        or (>= 0x31F0 and <= 0x31FF) // Katakana, small
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) // Han
        or (>= 0xAC00 and <= 0xD7A3) // Hangul syllables
        or (>= 0xFF66 and <= 0xFF9F); // Katakana, half-width

    /// <summary>Whether it is a mark of the character before it.</summary>
    public static bool IsMark(Rune rune) =>
        rune.Value >= 0x0300 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    /// <summary>Whether words are made of it: letters, numbers.</summary>
    public static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || (rune.Value >= 0x80 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);
}
