using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.PlainText;

/// <summary>
/// What the <c>meta</c> elements of a page say of its release: that it is a draft, its status, an embargo, and Open Graph's
/// <c>article:expiration_time</c> ("when the article is out of date after", https://ogp.me/#type_article). Other names are not
/// looked at: pages have <c>expires</c> for caches, <c>robots</c> for crawlers and <c>access</c> for readers who pay.
/// </summary>
internal static partial class PageRelease
{
    /// <summary>The elements stand at the beginning, in characters.</summary>
    private const int MaxHead = 256 * 1024;

    private static readonly string[] Statuses =
    [
        "status", "pubstatus", "poststatus", "publishstatus", "publishingstatus", "publicationstatus", "articlestatus", "contentstatus",
        "storystatus", "documentstatus", "pagestatus", "editorialstatus", "workflowstatus", "releasestatus", "creativeworkstatus",
        "workflowstate", "publicationstate",
    ];

    /// <summary>Reads them.</summary>
    public static ReleaseFields Read(string html) => ReleaseFields.Of(
        "The page's head",
        Meta().Matches(WithoutComments(Head(html))).Select(match => Field(match.Value)).OfType<KeyValuePair<string, string>>());

    private static string Head(string html)
    {
        var start = html[..Math.Min(html.Length, MaxHead)];
        return Body().Match(start) is { Success: true } body ? start[..body.Index] : start;
    }

    /// <summary>What is commented out is not said.</summary>
    private static string WithoutComments(string html)
    {
        var said = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var start = html.IndexOf("<!--", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : html.IndexOf("-->", start, StringComparison.Ordinal);
            said.Append(html, at, (end < 0 ? html.Length : start) - at);
            at = end < 0 ? html.Length : end + 3;
        }

        return said.ToString();
    }

    private static KeyValuePair<string, string>? Field(string element)
    {
        string? name = null, content = null;
        foreach (Match attribute in Attribute().Matches(element))
        {
            var value = WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\''));
            switch (attribute.Groups["name"].Value.ToLowerInvariant())
            {
                case "name" or "property" or "itemprop":
                    name ??= value.Trim();
                    break;
                case "content":
                    content ??= value;
                    break;
            }
        }

        if (name is null || content is null)
        {
            return null;
        }

        if (name.Equals("article:expiration_time", StringComparison.OrdinalIgnoreCase))
        {
            return KeyValuePair.Create("expires", content);
        }

        // The prefix is a vocabulary's: article:status, cms.draft.
        var plain = ReleaseNames.Plain(name[(name.LastIndexOfAny([':', '.']) + 1)..]);
        return Statuses.Contains(plain) || ReleaseNames.Drafts.Contains(plain) || ReleaseNames.IsEmbargo(plain)
            ? KeyValuePair.Create(plain, content)
            : null;
    }

    [GeneratedRegex("<body[\\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Body();

    [GeneratedRegex(@"<meta\s[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex(
        """(?<name>[\w:.-]{1,60})\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
