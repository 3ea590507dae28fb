using System.Text.RegularExpressions;

namespace Articles.Extraction.Html.Embedded;

/// <summary>The paragraphs of a body that a page states for machines, as a text or with markup.</summary>
internal static partial class StatedText
{
    /// <summary>A text with a blank line between paragraphs; one without any has them a line each.</summary>
    public static string Parted(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && !BlankLine().IsMatch(text) ? LineEnd().Replace(text.Trim(), "\n\n") : text;

    /// <summary>Markup whose paragraphs are elements; where there are but links and emphasis in it, its blank lines part them.</summary>
    public static string Markup(string text) =>
        BlockElement().IsMatch(text) || !text.Contains('\n', StringComparison.Ordinal)
            ? text
            : string.Concat(Parted(text).Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>"));

    [GeneratedRegex(@"\n[ \t\r]*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"[ \t\r]*\n[ \t\r]*", RegexOptions.NonBacktracking)]
    private static partial Regex LineEnd();

    [GeneratedRegex(
        @"<(?:p|div|br|h[1-6]|ul|ol|li|table|blockquote|section|article|figure|pre)[\s>/]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BlockElement();
}
