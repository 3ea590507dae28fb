using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Finds the headline. A page names its article up to five times (<c>h1</c>, <c>og:title</c>, JSON-LD, <c>twitter:title</c>, <c>title</c>),
/// with the site's name before or behind in some: what the page shows as a heading wins where another source agrees with it.
/// </summary>
internal static class Headline
{
    // Shorter headlines have to be the same.
    private const int FewLetters = 8;
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", ": "];

    /// <summary>The headline, the letters and digits of every form of it on the page, and the heading that shows it.</summary>
    public static (string? Title, IReadOnlyList<string> All, PageBlock? Heading) Find(PageContent page, HeadElements head, JsonLdArticle? json, string? siteName)
    {
        var declared = new[] { head.Find("og:title"), json?.Headline, head.Find("twitter:title", "sailthru.title", "parsely-title", "dc.title", "headline"), head.Title }
            .OfType<string>()
            .Select(text => WithoutSite(text, siteName))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var letters = declared.ConvertAll(Letters);
        var headings = page.Blocks.Where(block => block.Kind == BlockKind.Heading && block.Node.Pruned is null).ToList();
        var shown = headings.Find(heading => heading.Node.Element.LocalName == "h1" && Agree(letters, heading.Text))
            ?? headings.Find(heading => Agree(letters, heading.Text))
            ?? headings.Find(heading => heading.Node.Element.LocalName == "h1" && declared.Exists(text => Overlap(text, heading.Text)));
        var alone = headings.Where(heading => heading.Node.Element.LocalName == "h1").ToList();
        var title = shown?.Text.Replace('\n', ' ')
            ?? (declared.Count > 0 && !IsSite(declared[0], siteName) ? declared[0] : alone.Count == 1 ? alone[0].Text.Replace('\n', ' ') : declared.FirstOrDefault());
        var all = letters.Concat(new[] { head.Title, title }.OfType<string>().Select(Letters)).Distinct(StringComparer.Ordinal).ToList();
        return (title, all, shown ?? (alone.Count == 1 ? alone[0] : null));
    }

    /// <summary>Whether a text is one of the headlines, or one of them with something before or behind it, or a good part of one.</summary>
    /// <param name="headlines">The headlines' letters and digits, lowercase, as <see cref="Find"/> gives them.</param>
    /// <param name="text">The text, as it stands on the page.</param>
    public static bool Agree(IReadOnlyList<string> headlines, string text)
    {
        var letters = Letters(text);
        foreach (var headline in headlines)
        {
            var (shorter, longer) = letters.Length <= headline.Length ? (letters, headline) : (headline, letters);
            if (shorter.Length >= FewLetters
                ? shorter.Length * 3 >= longer.Length && longer.Contains(shorter, StringComparison.Ordinal)
                : letters == headline && letters.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether two wordings of a headline share enough of their longer words: pages write one for readers and one for search engines.
    /// </summary>
    private static bool Overlap(string left, string right)
    {
        var (a, b) = (LongWords(left), LongWords(right));
        var shared = a.Count(b.Contains);
        return shared >= 2 && shared * 3 >= Math.Min(a.Count, b.Count);
    }

    private static HashSet<string> LongWords(string text) =>
        [.. text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(word => word.Length > 3)];

    private static bool IsSite(string title, string? siteName) => siteName is not null && Letters(title) == Letters(siteName);

    /// <summary>
    /// The title without a part at its beginning or end that is the site's name; without knowing the name, without a short last part behind
    /// a bar.
    /// </summary>
    private static string WithoutSite(string title, string? siteName)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsSiteName(title[(last + separator.Length)..], title[..last], siteName, separator))
            {
                return WithoutSite(title[..last].Trim(), siteName);
            }

            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && siteName is not null && Letters(title[..first]) == Letters(siteName))
            {
                return title[(first + separator.Length)..].Trim();
            }
        }

        return title;
    }

    private static bool IsSiteName(string part, string rest, string? siteName, string separator)
    {
        if (siteName is not null)
        {
            var (a, b) = (Letters(part), Letters(siteName));
            if (a.Length > 0 && (a == b || (a.Length > 3 && b.Contains(a, StringComparison.Ordinal)) || (b.Length > 3 && a.StartsWith(b, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        // Behind a bar or a guillemet stands the section or the site; behind a dash or colon only when it is short and the rest is a
        // headline.
        var words = Words(part);
        return separator is " | " or " :: " or " » " or " • " ? words <= 5 && Words(rest) >= 2 && Words(rest) >= words - 1
            : separator is " - " or " – " or " — " && siteName is null && words <= 4 && Words(rest) >= 5 && char.IsUpper(part[0]);
    }

    private static int Words(string text) => TextMeasure.Of(text).Words;

    private static string Letters(string text)
    {
        var length = 0;
        var buffer = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }
}
