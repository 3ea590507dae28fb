using System.Net;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Finds the headline. A page names its article up to five times (<c>h1</c>, <c>og:title</c>, JSON-LD, <c>twitter:title</c>, <c>title</c>),
/// with the site's name before or behind in some: what the page shows as a heading wins where another source agrees with it.
/// </summary>
internal static partial class Headline
{
    // Shorter headlines have to be the same.
    private const int MinPartLetters = 8;
    private const double LinkText = 0.7;
    private const int MaxBrands = 6;
    private const int MinBrandLetters = 5;
    private const int MaxBrandWords = 10;
    private const int MinCjk = 4;
    private static readonly string[] Separators =
        [" | ", " ｜ ", " - ", " – ", " — ", " -- ", " :: ", " _ ", " » ", " « ", " · ", " • ", " / ", " ~ ", " > ", " › ", " ‹ ", " < ",
        ": ", ". "];

    private static readonly string[] SectionSeparators = [" - ", " – ", " — ", " | "];

    private static readonly HashSet<string> Sections = new(StringComparer.Ordinal)
    {
        "news", "sport", "sports", "politics", "business", "world", "opinion", "culture", "local", "localnews", "national", "technology",
        "tech", "science", "health", "entertainment", "lifestyle", "blog", "article", "articles", "nachrichten", "politik", "wirtschaft",
        "kultur", "panorama", "actualités", "politique", "économie", "noticias", "política", "economía", "cronaca", "notizie",
    };

    // A brand has a few words, a headline as a rule more.
    private const int BrandWords = 3;
    private const int HeadlineWords = 5;

    /// <summary>The headline, the letters and digits of every form of it on the page, and the heading that shows it.</summary>
    public static (string? Title, IReadOnlyList<string> All, PageBlock? Heading) Find(
        PageContent page, HeadElements head, JsonLdArticle? json, string? siteName)
    {
        var headings = page.Blocks.Where(block => block.Kind == BlockKind.Heading && !IsHome(block)).ToList();
        var live = headings.FindAll(heading => heading.Node.Pruned is null);
        List<string> brands = [.. Brands(page, siteName), .. Opening(head.Title, live)];
        var social = head.Find("og:title");
        if (social is not null && head.Title is { } full && Words(social) <= BrandWords && Words(full) >= HeadlineWords
            && !Letters(full).Contains(Letters(social), StringComparison.Ordinal))
        {
            // Sites without a title for each page say their own name here.
            social = null;
        }

        var declared = new[] { social, json?.Headline, social is null ? null : head.Find("twitter:title"),
            head.Find("sailthru.title", "parsely-title", "dc.title", "headline"), head.Title ?? head.Find("twitter:title") }
            .OfType<string>()
            .Where(text => !Placeholder().IsMatch(text))
            .Select(text => WithoutSite(Decoded(text), brands, siteName is not null))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var letters = declared.ConvertAll(Letters);
        // Where the names of its elements say that it is something else, as of a header's or a banner, the page's first heading is asked, too.
        var first = headings.FindAll(heading => IsFirst(heading) && IsPlausible(heading) && !IsBrand(heading.Text, brands, exact: true));
        var exact = live.Find(heading => letters.Contains(Letters(heading.Text)));
        var shown = live.Find(heading => IsFirst(heading) && Agree(letters, heading.Text))
            ?? first.Find(heading => Agree(letters, heading.Text))
            ?? first.Find(heading => declared.Exists(text => Overlap(text, heading.Text)) && !(exact?.Index < heading.Index))
            ?? live.Find(heading => Agree(letters, heading.Text))
            ?? headings.Find(heading => IsPlausible(heading) && Agree(letters, heading.Text));
        var alone = live.FindAll(IsFirst);
        var title = shown is null ? null : Worded(Decoded(shown.Text.Replace('\n', ' ')), declared);
        if (title is null && (declared.Count == 0 || IsSite(declared[0], siteName)) && alone.Count == 1)
        {
            title = alone[0].Text.Replace('\n', ' ');
        }

        title ??= declared.FirstOrDefault();
        var all = letters.Concat(new[] { head.Title, title }.OfType<string>().Select(Letters)).Distinct(StringComparer.Ordinal).ToList();
        return (title, all, shown ?? (alone.Count == 1 ? alone[0] : null));
    }

    /// <summary>What programs call a page until somebody names it.</summary>
    [GeneratedRegex(
        @"^(?:(?:untitled|new|unbenanntes) (?:document|page|dokument)|untitled|unbenannt|document ?\d*|dokument ?\d*|page title|no title)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    /// <summary>Whether a text is one of the headlines, or one of them with something before or behind it, or a good part of one.</summary>
    /// <param name="headlines">The headlines' letters and digits, lowercase, as <see cref="Find"/> gives them.</param>
    /// <param name="text">The text, as it stands on the page.</param>
    public static bool Agree(IReadOnlyList<string> headlines, string text)
    {
        var letters = Letters(text);
        foreach (var headline in headlines)
        {
            var (shorter, longer) = letters.Length <= headline.Length ? (letters, headline) : (headline, letters);
            if (shorter.Length >= MinPartLetters
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
        [.. text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters)
            .Where(word => word.Length > 3)];

    private static bool IsFirst(PageBlock heading) => heading.Node.Element.LocalName == "h1";

    /// <summary>Whether a heading may be the article's, though it is left out of the body.</summary>
    private static bool IsPlausible(PageBlock heading) =>
        (heading.Marks & (Mark.Hidden | Mark.Related | Mark.Comments | Mark.Consent | Mark.Footer)) == 0
            && heading.Node.Pruned is not { Role: BlockRole.Related or BlockRole.Comments or BlockRole.Footer };

    private static bool IsSite(string title, string? siteName) => siteName is not null && Letters(title) == Letters(siteName);

    /// <summary>
    /// The wording that a page declares where its heading has the same letters but glues words together, as a label and a headline do in
    /// elements of their own.
    /// </summary>
    private static string Worded(string shown, List<string> declared) =>
        declared.Find(text => text.Count(char.IsWhiteSpace) > shown.Count(char.IsWhiteSpace) && Letters(text) == Letters(shown))
            ?? declared.Find(text => IsGluedBefore(shown, text) || IsGluedBehind(shown, text)) ?? shown;

    /// <summary>HarbourThe quay closes: a label before the headline that the page declares, set apart by its style alone.</summary>
    private static bool IsGluedBefore(string shown, string headline) =>
        headline.Length > 0 && char.IsUpper(headline[0]) && shown.Length > headline.Length
            && shown.EndsWith(headline, StringComparison.Ordinal) && char.IsLower(shown[^(headline.Length + 1)]);

    /// <summary>The quay closesBoats have to leave: a smaller line behind the headline that the page declares, set apart by its style.</summary>
    private static bool IsGluedBehind(string shown, string headline) =>
        headline.Length > 0 && !char.IsUpper(headline[^1]) && shown.Length > headline.Length
            && shown.StartsWith(headline, StringComparison.Ordinal) && char.IsUpper(shown[headline.Length]);

    /// <summary>Entities that were escaped twice.</summary>
    private static string Decoded(string text) =>
        text.Contains('&', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;

    /// <summary>The names that the page gives the site: the declared one, and the words of its links home.</summary>
    private static List<string> Brands(PageContent page, string? siteName)
    {
        List<string> brands = siteName is null ? [] : [Letters(siteName)];
        brands.AddRange(
            page.Blocks.Where(block => block.Words is > 0 and <= MaxBrandWords && IsHome(block)).Take(MaxBrands)
            .Select(block => Letters(block.Text)).Where(brand => brand.Length >= MinBrandLetters));
        return brands;
    }

    /// <summary>
    /// What the page's title opens with, when a heading says the rest of it and the title's opening is a heading by itself: the site's name.
    /// </summary>
    private static IEnumerable<string> Opening(string? title, List<PageBlock> headings)
    {
        foreach (var separator in title is null ? [] : Separators)
        {
            if (title!.IndexOf(separator, StringComparison.Ordinal) is > 0 and var at && Words(title[..at]) <= BrandWords + 1
                && Words(title[(at + separator.Length)..]) is var rest && rest >= HeadlineWords && rest > Words(title[..at])
                && Letters(title[..at]) is var opening && Letters(title[(at + separator.Length)..]) is var headline
                && headings.Exists(heading => IsFirst(heading) && Letters(heading.Text) == opening)
                && headings.Exists(heading => Letters(heading.Text) == headline))
            {
                yield return opening;
            }
        }
    }

    /// <summary>Whether the block is a link to the site's front page.</summary>
    private static bool IsHome(PageBlock block) =>
        block.LinkDensity > LinkText && block.Link is { } link && (link is "/" or "./" or "/index.html" or "index.html"
            || (link.StartsWith("http", StringComparison.OrdinalIgnoreCase) && link.IndexOf("://", StringComparison.Ordinal) is > 0
                and var scheme
                && link.AsSpan(scheme + 3).IndexOfAny('/', '?', '#') is var path && (path < 0 || scheme + 3 + path == link.Length - 1)));

    /// <summary>
    /// The title without a part at its beginning or end that is the site's name; without knowing the name, without a short last part behind
    /// a bar.
    /// </summary>
    private static string WithoutSite(string title, List<string> brands, bool isKnown)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && !(separator == ". " && title.AsSpan(last).Contains(')'))
                && IsSiteName(title[(last + separator.Length)..], title[..last], brands, isKnown, separator))
            {
                return WithoutSection(WithoutSite(title[..last].Trim(), brands, isKnown));
            }

            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && separator != ". " && IsBrand(title[..first], brands, exact: separator == ": "))
            {
                return title[(first + separator.Length)..].Trim();
            }
        }

        if (title is [.., ')' or ']'] && title.LastIndexOfAny(['(', '[']) is var open && open > 0
            && IsBrand(title[(open + 1)..^1], brands, exact: false))
        {
            return title[..open].Trim();
        }

        // Chinese portals: headline_section_site.
        var underscore = title.IndexOf('_', StringComparison.Ordinal);
        return underscore >= MinCjk && WordCount.IsSpaceless(title[0]) ? title[..underscore].Trim() : title;
    }

    /// <summary>The quay closes - News - The Packet: the section stands before the site's name.</summary>
    private static string WithoutSection(string title)
    {
        foreach (var separator in SectionSeparators)
        {
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is > 0 and var at && Words(title[..at]) >= HeadlineWords
                && Sections.Contains(Letters(title[(at + separator.Length)..])))
            {
                return title[..at].TrimEnd();
            }
        }

        return title;
    }

    private static bool IsBrand(string part, List<string> brands, bool exact)
    {
        var letters = Letters(part);
        return letters.Length > 0 && (brands.Exists(brand => letters == brand
                || (!exact && letters.Length > 3 && brand.Contains(letters, StringComparison.Ordinal) && char.IsUpper(part.Trim()[0]))
                || (!exact && brand.Length > 3 && letters.StartsWith(brand, StringComparison.Ordinal)))
            || Domain().IsMatch(part.Trim()));
    }

    private static bool IsSiteName(string part, string rest, List<string> brands, bool isKnown, string separator)
    {
        if (IsBrand(part, brands, exact: separator is ". " or ": "))
        {
            return true;
        }

        // Behind a bar or a guillemet stands the section or the site; behind a dash or colon only when it is short and the rest is a
        // headline.
        var words = Words(part);
        return separator is " | " or " ｜ " or " :: " or " » " or " « " or " • " ? words <= 5 && Words(rest) >= 2 && Words(rest) >= words - 1
            : separator is " - " or " – " or " — " && !isKnown && words <= 4 && Words(rest) >= 5 && char.IsUpper(part[0]);
    }

    private static int Words(string text) => TextMeasure.Of(text).Words;

    private static string Letters(string text) => CharacterFolding.Letters(text);

    [GeneratedRegex(
        @"^(?:www\.)?[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,12}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
