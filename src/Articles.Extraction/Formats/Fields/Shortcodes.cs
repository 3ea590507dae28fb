using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Fields;

/// <summary>
/// Takes the shortcodes of WordPress out of a text that no site has expanded: those of page builders (<c>[vc_row]</c>,
/// <c>[et_pb_text]</c>), and its own for galleries, embeds and captions. What stands between them is the text, but for code and addresses.
/// </summary>
internal static partial class Shortcodes
{
    /// <summary>The beginnings of page builders' names: WPBakery, Divi, Avada, Enfold, Jupiter, Newspaper, Salient, Flatsome.</summary>
    private const string Builders = "vc|vcex|wpb|et_pb|fusion|av|mk|td_block|tdc|nectar|ux|themify|su|tatsu|cs|kc|fl|siteorigin";

    // Looked for first: a page's scripts have a bracket in each line.
    private static readonly SearchValues<string> BuilderStarts = SearchValues.Create(
        [.. Builders.Split('|').SelectMany(name => new[] { $"[{name}_", $"[/{name}_" })], StringComparison.Ordinal);

    /// <summary>Those whose content is code, an address or a list of files.</summary>
    private static readonly HashSet<string> Contents = new(StringComparer.OrdinalIgnoreCase)
    {
        "vc_raw_html", "vc_raw_js", "fusion_code", "et_pb_code", "embed", "audio", "video", "playlist", "gallery", "av_codeblock",
    };

    private static readonly HashSet<string> Singles =
        new(StringComparer.OrdinalIgnoreCase) { "gallery", "playlist", "audio", "video", "embed" };

    /// <summary>A field's text without them.</summary>
    public static string Remove(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal) || !Tag().IsMatch(text))
        {
            return text;
        }

        text = Caption().Replace(
            text, match => $"<figure>{match.Groups["picture"].Value}<figcaption>{match.Groups["words"].Value}</figcaption></figure>");
        var opened = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var closed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match tag in Tag().Matches(text))
        {
            (tag.Groups["end"].Success ? closed : opened).Add(tag.Groups["name"].Value);
        }

        opened.IntersectWith(closed);
        return Without(text, name => opened.Contains(name) || Singles.Contains(name) || Builder().IsMatch(name));
    }

    /// <summary>A page without those of builders: a plugin that is gone leaves them there.</summary>
    public static string RemoveBuilders(string html) =>
        html.AsSpan().ContainsAny(BuilderStarts) && BuilderTag().IsMatch(html) ? Without(html, name => Builder().IsMatch(name)) : html;

    private static string Without(string text, Predicate<string> isOne)
    {
        var plain = new StringBuilder(text.Length);
        // Without an end once, none further down has one.
        var endless = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        for (var tag = Tag().Match(text); tag.Success; tag = Tag().Match(text, Math.Max(at, tag.Index + tag.Length)))
        {
            var name = tag.Groups["name"].Value;
            if (!isOne(name))
            {
                continue;
            }

            plain.Append(text, at, tag.Index - at);
            at = tag.Index + tag.Length;
            var close = $"[/{name}]";
            if (!tag.Groups["end"].Success && Contents.Contains(name) && !endless.Contains(name))
            {
                var end = text.IndexOf(close, at, StringComparison.OrdinalIgnoreCase);
                at = end < 0 ? at : end + close.Length;
                _ = end >= 0 || endless.Add(name);
            }
        }

        return at == 0 ? text : plain.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex(
        @"\[(?<end>/)?(?<name>[A-Za-z][\w-]{0,40})([\s=][^\[\]]*)?/?\]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[/?(" + Builders + @")_\w", RegexOptions.CultureInvariant)]
    private static partial Regex BuilderTag();

    [GeneratedRegex(@"\A(" + Builders + @")_\w", RegexOptions.CultureInvariant)]
    private static partial Regex Builder();

    [GeneratedRegex(
        @"\[(wp_)?caption\b[^\[\]]*\]\s*(?<picture>(<a\b[^<>]*>\s*)?<img\b[^<>]*>(\s*</a>)?)(?<words>[^\[\]]*)\[/(wp_)?caption\]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Caption();
}
