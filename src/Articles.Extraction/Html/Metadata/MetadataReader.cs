using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Reads what a page declares: JSON-LD first, then Open Graph and its kin, then microdata and <c>time</c> elements. What several sources
/// say is taken from the most exact one; what none says stays unknown.
/// </summary>
internal static partial class MetadataReader
{
    private const int MaxByline = 150;
    private const int MaxDateLength = 60;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private static readonly string[] AuthorNames =
    [
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author", "dcterms.creator",
        "article:author_name", "twitter:data1",
    ];

    private static readonly string[] Publications =
    [
        "article:published_time", "article:published", "og:article:published_time", "datePublished", "date_published", "publish-date",
        "publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
        "citation_publication_date", "citation_date", "article.published", "published_time", "publication_date",
        "cxenseparse:recs:publishtime", "date", "dateCreated", "article_date_original", "originalPublicationDate", "DC.date.created",
    ];

    /// <summary>Reads the metadata of a page.</summary>
    public static PageMetadata Read(PageContent page, HeadElements head, ArticleSignals signals)
    {
        var bylines = signals.Bylines;
        var json = JsonLdReader.Read(page);
        var siteName = new[] { head.Find("og:site_name"), json?.Publisher,
            head.Find("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone") }
            .Select(SiteName)
            .FirstOrDefault(name => name is not null);
        var (title, titles, heading) = Headline.Find(page, head, json, siteName);
        var sites = new SiteAuthor(page, head, siteName, bylines);
        var modified = First(
            json?.DateModified,
            head.Find(
                "article:modified_time", "og:updated_time", "article:modified", "last-modified", "lastmod", "dateModified",
                "dcterms.modified", "dc.date.modified", "modified_time", "sailthru.modified"),
            Microdata(page, "dateModified"));
        var declared = new DeclaredMetadata
        {
            Title = title,
            Byline = Authors(page, head, json, sites, bylines),
            PublishedAt = Published(page, head, json, modified, signals.Dates),
            ModifiedAt = modified,
            SiteName = siteName,
            CanonicalUrl = Url(head.Find("link:canonical"), head) ?? Url(head.Find("og:url"), head) ?? Url(json?.Url, head),
            Language = LanguageTag.Primary(
                (json?.Language ?? head.Language ?? head.Find("og:locale", "content-language", "language", "dc.language"))?.Split(',')[0]
                .Trim()),
            LeadImage = Url(head.Find("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"), head)
                ?? Url(json?.Image, head),
        };
        var locale = head.Language is { Length: > 2 } tagged ? tagged : declared.Language;
        var signature = bylines.CleanDeclared(declared.Byline) is null ? Signature.Find(page, head, json, sites) : null;
        return new PageMetadata(
            declared, titles, heading, json?.Body, locale, signature, Spelled(json?.DatePublished, signals.Dates));
    }

    /// <summary>The name without the slogan behind a bar; addresses are no names.</summary>
    private static string? SiteName(string? declared)
    {
        var name = declared?.Split('|')[0].Trim();
        return string.IsNullOrEmpty(name) || name.Contains("://", StringComparison.Ordinal) ? null : name;
    }

    private static DateTimeOffset? Published(
        PageContent page, HeadElements head, JsonLdArticle? json, DateTimeOffset? modified, DateParser dates)
    {
        var known = head.Find(Publications);
        if (First(json?.DatePublished, known) is { } declared)
        {
            return declared;
        }

        var others = head.FindAll(Publication().IsMatch);
        return Earliest(others)
            ?? Spelled(known, dates)
            ?? others.Select(other => Spelled(other, dates)).FirstOrDefault(day => day is not null)
            ?? First(Microdata(page, "datePublished"), TimeElements.Published(page, modified, dates), Abbreviation(page));
    }

    /// <summary>Systems that publish again state the new time beside the first one; on the first day, the one with a time of day.</summary>
    private static DateTimeOffset? Earliest(IEnumerable<string> texts)
    {
        var times = texts.Select(MachineTime.Parse).OfType<DateTimeOffset>().ToList();
        return times.Count == 0 ? null : times.Where(time => time - times.Min() < OneDay).Max();
    }

    /// <summary>The day of a time that is declared as pages show it: <c>Dec 19th 2025</c>.</summary>
    private static DateTimeOffset? Spelled(string? text, DateParser dates) =>
        text?.Length < MaxDateLength && dates.Find(text, language: null) is [var date] ? date.Instant : null;

    private static DateTimeOffset? First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (MachineTime.Parse(text) is { } time)
            {
                return time;
            }

        }

        return null;
    }

    private static string? Microdata(PageContent page, string property) => Marked(page, property) is { } element
        ? element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent.Trim()
        : null;

    private static IElement? Marked(PageContent page, string property) =>
        page.Declarations.FirstOrDefault(element => element.GetAttribute("itemprop")?.Split(' ').Contains(property) ?? false);

    /// <summary>A date in the title of an abbreviation, as hAtom has it.</summary>
    private static string? Abbreviation(PageContent page) =>
        page.Declarations.FirstOrDefault(
            element =>
            element.LocalName == "abbr" && element.HasAttribute("title")
            && (element.ClassName?.Contains("publish", StringComparison.OrdinalIgnoreCase) ?? false))
            ?.GetAttribute("title");

    private static string? Authors(PageContent page, HeadElements head, JsonLdArticle? json, SiteAuthor sites, BylineParser bylines)
    {
        var names = (json?.Authors ?? [])
            .Where(name => IsName(name) && sites.Allows(name, json!.People.Contains(name, StringComparer.OrdinalIgnoreCase)))
            .ToList();
        if (names.Count > 0)
        {
            // The house beside those who write for it.
            var people = names.FindAll(name => !json!.Organizations.Contains(name, StringComparer.OrdinalIgnoreCase));
            var isSigned = people.Exists(name => json!.People.Contains(name, StringComparer.OrdinalIgnoreCase));
            return Joined(isSigned ? people : names, bylines);
        }

        foreach (var name in AuthorNames)
        {
            var declared = head.FindAll(name)
                .Select(author => Upright(Address().Replace(author, string.Empty).Trim()))
                .Where(author => IsName(author) && sites.Allows(author, isPerson: false))
                .ToList();
            if (declared.Count > 0)
            {
                return Joined(declared, bylines);
            }
        }

        if (MarkedAuthor(page) is { } marked && IsName(marked) && sites.Allows(marked, isPerson: false))
        {
            return marked;
        }

        return AuthorLink.Find(page) is { } linked && IsName(linked) && sites.Allows(linked, isPerson: false)
            ? InLine(page, linked, bylines) ?? linked
            : null;
    }

    /// <summary>The whole byline that opens with a name: "By <a>Ada Lind</a>, Bo Ek and Cy Moe".</summary>
    private static string? InLine(PageContent page, string name, BylineParser bylines) => page.Blocks
        .Where(block => block.Link is not null && block.Text.Contains(name, StringComparison.Ordinal))
        .Take(1)
        .Select(block => block.Text.Length < MaxByline ? bylines.Find(block.Text) : null)
        .FirstOrDefault(names => names?.Length > name.Length + 1 && names.StartsWith(name, StringComparison.Ordinal)
            && (names[name.Length] == ',' || names[name.Length..].StartsWith(" and ", StringComparison.Ordinal)));

    /// <summary>Each name by itself; what none of them makes a name of goes to the parser of bylines as it is.</summary>
    private static string Joined(List<string> names, BylineParser bylines)
    {
        var clean = names.Select(bylines.CleanName).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return string.Join(", ", clean.Count > 0 ? clean : names);
    }

    /// <summary>"Lind, Ada" as libraries write it; two names have more than two words.</summary>
    private static string Upright(string name) =>
        name.Split(", ") is [{ Length: > 1 } family, { Length: > 1 } given] && !family.Contains(' ', StringComparison.Ordinal)
            && given.Split(' ').Length <= 2
            && char.IsUpper(family[0]) && char.IsUpper(given[0])
            ? $"{given} {family}"
            : name;

    private static string? MarkedAuthor(PageContent page)
    {
        var authors = page.Declarations.Where(
            element => (element.GetAttribute("itemprop")?.Split(' ').Contains("author") ?? false) && element.Closest("figure") is null)
            .ToList();
        if (authors.Count > 0)
        {
            // Those of comments and other stories stand elsewhere.
            var names = authors.Where(author => author == authors[0] || IsBeside(author, authors[0]))
                .Select(author => author.QuerySelector("[itemprop=name]") ?? author)
                .Select(name => HeadElements.Fold(name.GetAttribute("content") ?? ShownText.Of(name)))
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase);
            return string.Join(", ", names) is { Length: > 0 } joined ? joined : null;
        }

        var links = page.Declarations.Where(
            element =>
            element.LocalName == "a" && (element.GetAttribute("rel")?.Contains("author", StringComparison.Ordinal) ?? false)).ToList();
        // Several beside one another are one byline, with what stands between them.
        if (links.Count == 0)
        {
            return null;
        }

        return links.Count > 1 && links[0].ParentElement is { } line && line == links[1].ParentElement
                && line.TextContent.Length < MaxByline
            ? HeadElements.Fold(ShownText.Of(line))
            : HeadElements.Fold(ShownText.Of(links[0]));
    }

    /// <summary>Whether two authors stand in one line: in the same element, or in elements that do, with little else.</summary>
    private static bool IsBeside(IElement author, IElement first) =>
        author.ParentElement is { } line && line.TextContent.Length < MaxByline
            && (line == first.ParentElement
            || (line.ParentElement is { } outer && outer == first.ParentElement?.ParentElement && outer.TextContent.Length < MaxByline));

    private static bool IsName(string text) =>
        text.Length is > 1 and < 150
        && !text.Contains("://", StringComparison.Ordinal)
        && !text.Contains('@', StringComparison.Ordinal)
        && text.Any(char.IsLetter)
        && !text.Equals("admin", StringComparison.OrdinalIgnoreCase)
        && !Publisher().IsMatch(text);

    /// <summary>An absolute http(s) address; a relative one is resolved against the page's own, when it declares one.</summary>
    private static string? Url(string? text, HeadElements head)
    {
        if (text is null)
        {
            return null;
        }

        var page = head.Find("og:url", "link:canonical");
        var known = Uri.TryCreate(page, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https";
        var absolute = text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text : text;
        var valid = known ? Uri.TryCreate(origin, absolute, out var uri) : Uri.TryCreate(absolute, UriKind.Absolute, out uri);
        return valid && uri!.Scheme is "http" or "https" && uri!.Host.Length > 0 ? uri.AbsoluteUri : null;
    }

    /// <summary>What else content systems call the time of publication.</summary>
    [GeneratedRegex(
        @"(?:^|[.:_-])(?:(?:publish|published|publication|pub|posted|issued)[._-]?(?:date|time|at|on)|(?:date|time)[._-]?(?:published|pub|posted)"
        + @"|published)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Publication();

    // A firm under its legal name, or a site under its address, publishes; it writes nothing.
    [GeneratedRegex(
        @"[\s,](?:ltd|llc|llp|inc|plc|gmbh|corp|corporation|limited|b\.v|s\.a\.r\.l)\.?$|^[\w-]+\.(?:com|net|org|info|co\.uk|[a-z]{2})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Publisher();

    [GeneratedRegex(@"[\s\-–—|,(<]*https?://\S+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
