using System.Text;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Writes what is set above or below the line so that it cannot be read as the digits beside it: 10⁹ for <c>10&lt;sup&gt;9&lt;/sup&gt;</c>,
/// 2^k where Unicode has no such sign. Ordinals and trade marks (21st, M™) need none.
/// </summary>
internal static class RaisedText
{
    private const string Lines = "0123456789+-−=()niabcdefghjklmoprstuvwxyz";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";
    private const int Plain = 16;

    /// <summary>The text of a superscript.</summary>
    /// <param name="text">Its characters, without white space around them.</param>
    /// <param name="before">The character it stands at; <c>'\0'</c> for none.</param>
    public static string Above(string text, char before)
    {
        if (Map(text, Raised, Plain) is { } signs)
        {
            return signs;
        }

        // "21st", "M™", "XIXe": letters say no power, unless a formula is what they stand in.
        return !char.IsAsciiDigit(before) && before is not (')' or ']') || IsOrdinal(text) ? text : Map(text, Raised, Lines.Length)
            ?? Marked('^', text);
    }

    /// <summary>The text of a subscript.</summary>
    /// <param name="text">Its characters, without white space around them.</param>
    /// <param name="before">The character it stands at; <c>'\0'</c> for none.</param>
    /// <param name="after">The character behind it; <c>'\0'</c> for none.</param>
    public static string Below(string text, char before, char after) =>
        // CO2 and H2O are written so; 10₂ and log₁₀5 would be other numbers.
        char.IsAsciiDigit(before) || char.IsAsciiDigit(after) || before is '/' or '⁄' ? Map(text, Lowered, Plain) ?? text : text;

    /// <summary>The exponent of a formula.</summary>
    public static string Exponent(string text) => text.Length == 0 ? text : Map(text, Raised, Plain + 2) ?? Marked('^', text);

    /// <summary>The index of a formula.</summary>
    public static string Index(string text) => text.Length == 0 ? text : Map(text, Lowered, Plain) ?? Marked('_', text);

    private static string Marked(char sign, string text) => text.Length == 1 ? $"{sign}{text}" : $"{sign}({text})";

    private static bool IsOrdinal(string text) =>
        text.Trim('.').ToLowerInvariant() is "st" or "nd" or "rd" or "th" or "er" or "re" or "e" or "ème" or "eme" or "ère" or "nde"
        or "o" or "a" or "os" or "as" or "de" or "do" or "ro" or "ra" or "vo" or "va" or "to" or "ta" or "te" or "ste" or "è" or "é" or "º"
            or "ª" or "°" or "®" or "©" or "™"
        or "tm" or "sm" or "am" or "pm" or "ter" or "bis";

    /// <summary>The signs for the characters; null when one of them has none. White space and commas stay.</summary>
    private static string? Map(string text, string signs, int known)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var at = Lines.IndexOf(c, StringComparison.Ordinal);
            if (at >= 0 && at < known)
            {
                mapped.Append(signs[at]);
            }
            else if (c is ',' or ' ' or '*' or '†' or '‡' or '′' or '″')
            {
                mapped.Append(c);
            }
            else
            {
                return null;
            }
        }

        return mapped.ToString();
    }
}
