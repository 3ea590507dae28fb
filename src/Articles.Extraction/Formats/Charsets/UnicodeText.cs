using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>Keeps text valid Unicode.</summary>
internal static class UnicodeText
{
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
