using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>Keeps text valid Unicode.</summary>
internal static class UnicodeText
{
    /// <summary>0x80 to 0x9F.</summary>
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>
    /// Drops NULs and a leading byte order mark, and replaces lone surrogates by U+FFFD; text that is in order is given back as it is.
    /// </summary>
    public static string Validate(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var span = text.AsSpan(start);
        if (!span.Contains('\0') && IsWellFormed(span))
        {
            return start == 0 ? text : text[start..];
        }

        var valid = new StringBuilder(span.Length);
        foreach (var rune in span.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                valid.Append(rune);
            }
        }

        return valid.ToString();
    }

    /// <summary>
    /// Replaces the C1 controls by what windows-1252 has in their place, as HTML does: a reference like <c>&amp;#146;</c> is an apostrophe
    /// that somebody copied by its number. What windows-1252 leaves free stays.
    /// </summary>
    public static string RepairControls(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0)
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                < '\u0080' or > '\u009F' => repaired.Append(character),
                _ when Windows1252[character - '\u0080'] is not '\0' and var meant => repaired.Append(meant),
                _ => repaired.Append(character),
            };
        }

        return repaired.ToString();
    }

    /// <summary>Whether every surrogate has its pair.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (surrogate < 0)
            {
                return true;
            }

            if (surrogate + 1 == text.Length || !char.IsSurrogatePair(text[surrogate], text[surrogate + 1]))
            {
                return false;
            }

            text = text[(surrogate + 2)..];
        }
    }
}
