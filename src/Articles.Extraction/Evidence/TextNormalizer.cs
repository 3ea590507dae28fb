using System.Buffers;
using System.Globalization;
using System.Text;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Brings text into one form: NFC, LF line ends, one kind of space, no control, zero-width, bidi or private marker characters, no white
/// space at line ends, at most one blank line in a row, none at either end. Joiners stay where they shape a word or an emoji. Quotes and
/// dashes stay as they were written. Idempotent.
/// </summary>
internal static class TextNormalizer
{
    private const int TabWidth = 4;
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"()[]{}<>-_+*/=&%$#@^~|"
            + "\\`–—‘’“”…äöüÄÖÜßéèàùçñáíóúêâîôûëïÉÈÀÁÍÓÚÑÇ€£©");

    /// <summary>Normalises a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepIndentation">Whether blanks at the beginning of a line stay, as code needs them.</param>
    public static string Normalize(string text, bool keepIndentation = false)
    {
        if (IsNormal(text))
        {
            return text;
        }

        var once = Clean(text, keepIndentation);

        // Dropping a character may bring a base and its mark together, and composing may make a character that is dropped: both are rare.
        return IsNormal(once) ? once : Clean(once, keepIndentation);
    }

    private static string Clean(string text, bool keepIndentation)
    {
        var builder = new StringBuilder(text.Length);
        var (spaces, breaks) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\v' or '\f')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                {
                    i++;
                }

                breaks += c == '\u2029' ? 2 : 1;
                spaces = 0;
                continue;
            }

            if (c == '\t' || (char.IsWhiteSpace(c) && c != '\u2028'))
            {
                spaces += c == '\t' && keepIndentation ? TabWidth : 1;
                continue;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    continue;
                }

                Separate(builder, ref spaces, ref breaks, keepIndentation);
                builder.Append(c).Append(text[++i]);
                continue;
            }

            if (IsDropped(text, i, builder, spaces + breaks > 0))
            {
                continue;
            }

            Separate(builder, ref spaces, ref breaks, keepIndentation);
            builder.Append(c);
        }

        while (builder.Length > 0 && builder[^1] is ZeroWidthJoiner or ZeroWidthNonJoiner)
        {
            builder.Length--;
        }

        var result = builder.ToString();
        return result.IsNormalized() ? result : result.Normalize();
    }

    private static void Separate(StringBuilder builder, ref int spaces, ref int breaks, bool keepIndentation)
    {
        if (builder.Length > 0)
        {
            if (breaks > 0)
            {
                builder.Append('\n', Math.Min(breaks, 2)).Append(' ', keepIndentation ? spaces : 0);
            }
            else if (spaces > 0)
            {
                builder.Append(' ');
            }
        }

        (spaces, breaks) = (0, 0);
    }

    private static bool IsDropped(string text, int index, StringBuilder before, bool afterSpace)
    {
        var c = text[index];
        if (c is ZeroWidthJoiner or ZeroWidthNonJoiner)
        {
            return afterSpace || before.Length == 0 || index + 1 == text.Length || !Joins(before[^1]) || !Joins(text[index + 1]);
        }

        if (c is >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF')
        {
            return true;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned;
    }

    /// <summary>Letters of scripts that join (Arabic, Indic and their neighbours), emoji and their variation selector.</summary>
    private static bool Joins(char c) =>
        c is (>= '\u0600' and <= '\u109F') or (>= '\u1780' and <= '\u18AF') or (>= '\u2190' and <= '\u2BFF') or '\uFE0F'
        || char.IsSurrogate(c);

    private static bool IsNormal(string text)
    {
        var rest = text.AsSpan();
        var previous = '\n';
        var breaks = 2;
        var composed = true;
        while (!rest.IsEmpty)
        {
            var next = rest.IndexOfAnyExcept(Plain);
            if (next != 0)
            {
                breaks = 0;
                if (next < 0)
                {
                    previous = 'a';
                    break;
                }

                previous = 'a';
                rest = rest[next..];
            }

            var c = rest[0];
            if (c == ' ')
            {
                if (previous is ' ' or '\n')
                {
                    return false;
                }
            }
            else if (c == '\n')
            {
                if (previous == ' ' || ++breaks > 2)
                {
                    return false;
                }
            }
            else if (!char.IsLetterOrDigit(c) || c >= '\u0300')
            {
                if (IsSuspect(c))
                {
                    return false;
                }

                (composed, breaks) = (false, 0);
            }
            else
            {
                breaks = 0;
            }

            previous = c;
            rest = rest[1..];
        }

        return previous is not (' ' or '\n') && (composed || text.IsNormalized());
    }

    /// <summary>A character that needs the slow look.</summary>
    private static bool IsSuspect(char c) =>
        char.IsSurrogate(c) || (c != ' ' && char.IsWhiteSpace(c)) || c is ZeroWidthJoiner or ZeroWidthNonJoiner
        || c is >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned;
}
