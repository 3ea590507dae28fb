using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.WebArchives;

namespace Articles.Extraction.Formats.PlainText;

/// <summary>
/// Reads HTML and XHTML as they are; the cleaner parses them. Recognised by a first tag that only HTML has (as in WHATWG MIME Sniffing,
/// 7.1), or by block elements closed again and again in what begins as text.
/// </summary>
internal sealed partial class HtmlReader : IFormatReader<DecodedFile>
{
    private const int Start = 4096;
    private const int Sample = 64 * 1024;
    private const int MinBlocks = 3;

    public bool Recognizes(DecodedFile input)
    {
        var text = input.Text.AsSpan().TrimStart("\uFEFF \t\r\n\f\0");
        if (text.StartsWith('<') && OpensWithTag(text[..Math.Min(text.Length, Start)]))
        {
            return true;
        }

        if (!text.Contains("</", StringComparison.Ordinal) || text.StartsWith("<?xml") || PlainTextReader.IsRtf(input.Text))
        {
            return false;
        }

        var isNamed = input.File.Extension is ".html" or ".htm" or ".xhtml";
        var sample = text[..Math.Min(text.Length, Sample)];
        // A text may quote markup further down: what readers are to paste into their own pages, or an example.
        return BlockEnd().Count(sample) >= (isNamed ? 1 : MinBlocks)
            && (isNamed || BlockEnd().IsMatch(sample[..Math.Min(sample.Length, Start)]));
    }

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        var document = run.Document(SourceFormat.Html, ContentKind.Html, input.Text, input.Charset, SavedPage.Find(input.Text));
        var release = PageRelease.Read(input.Text);
        if (input.File.Extension is ".xml" && Root().Match(input.Text[..Math.Min(input.Text.Length, Start)]) is { Success: true } root)
        {
            // A content system's own XML may look like a page: <article status="draft">.
            release = release.With(ReleaseFields.Of(
                "The root element",
                Attribute().Matches(root.Groups["attributes"].Value)
                    .Select(one => KeyValuePair.Create(one.Groups["name"].Value, one.Groups["value"].Value))));
        }

        return release.Rejection is { } unreleased
            ? throw new ArticleRejectedException(unreleased.Code, unreleased.Message)
            : [release.Apply(document, run.Now)];
    }

    [GeneratedRegex(
        @"\A(\s|<\?[^>]*>|<!--[^>]*-->|<![^>]*>)*<(article|div|body)\s(?<attributes>[^>]*)>",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Root();

    [GeneratedRegex(
        """(?<name>[\w:.-]{1,60})\s*=\s*["'](?<value>[^"']*)["']""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();

    private static bool OpensWithTag(ReadOnlySpan<char> start) =>
        FirstTag().IsMatch(start) || (start is ['<', '!' or '?', ..] && FirstTagBelow().IsMatch(start));

    private const string Tag =
        """<(!doctype\s+html|html|head|body|title|meta|link|script|style|iframe|article|main|section|header|div|p|h[1-6]|table|ul|ol|font"""
        + """|center|a|b|br|i|em|strong|span|img|figure|blockquote|noscript|base)[\s/>]""";

    [GeneratedRegex("^" + Tag, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstTag();

    /// <summary>White space, comments and an XML declaration may stand before the tag.</summary>
    [GeneratedRegex(
        """^(\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*""" + Tag,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstTagBelow();

    [GeneratedRegex(
        "</(p|div|article|section|h[1-6]|li|ul|ol|table|blockquote|figure|body|html)>",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlockEnd();
}
