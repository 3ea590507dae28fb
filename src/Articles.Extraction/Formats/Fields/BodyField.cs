using System.Net;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Fields;

/// <summary>An article's body as a field of its envelope holds it: markup or text, whichever it turns out to be.</summary>
/// <param name="Kind">For which cleaner it is.</param>
/// <param name="Content">The body; text has its entities decoded.</param>
internal sealed partial record BodyField(ContentKind Kind, string Content)
{
    // Text that passes through several systems is escaped by each of them.
    private const int MaxEscapes = 3;

    /// <summary>Tells markup from text, and drops the mark of a cut body and shortcodes.</summary>
    /// <returns>The body; null when it is blank.</returns>
    public static BodyField? From(string? field)
    {
        if (string.IsNullOrWhiteSpace(field))
        {
            return null;
        }

        var content = Shortcodes.Remove(CutMark().Replace(field, string.Empty));
        if (string.IsNullOrWhiteSpace(content))
        {
            return null;
        }

        for (var times = 0; times < MaxEscapes && !Markup().IsMatch(content); times++)
        {
            var decoded = WebUtility.HtmlDecode(content);
            if (!Blocks().IsMatch(decoded))
            {
                return new BodyField(ContentKind.Text, decoded);
            }

            content = decoded;
        }

        return new BodyField(ContentKind.Html, content);
    }

    /// <summary>Markup from end to end, which was escaped once too often; a text that speaks of tags is none.</summary>
    [GeneratedRegex(
        @"\A\s*(<|&lt;|&amp;lt;)(p|div|h[1-6]|ul|ol|table|blockquote|article|section|figure)(\s[^<>]*)?(>|&gt;|&amp;gt;)[\s\S]*"
        + @"(<|&lt;|&amp;lt;)/(p|div|h[1-6]|ul|ol|table|blockquote|article|section|figure)\s*(>|&gt;|&amp;gt;)\s*\z",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();

    /// <summary>NewsAPI ends a cut body so: "… [+1234 chars]".</summary>
    [GeneratedRegex(@"\s*(…|\.\.\.)?\s*\[\+\d{1,9} chars\]\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex CutMark();

    [GeneratedRegex(
        @"</(a|article|b|blockquote|cite|div|em|figure|figcaption|h[1-6]|i|li|ol|p|pre|q|section|small|span|strong|sub|sup|table|u|ul)\s*>"
        + @"|<(p|br|hr|img|div|li)(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
