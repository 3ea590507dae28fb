using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Reads what a page declares: JSON-LD first, then Open Graph and its kin, then microdata and <c>time</c> elements. What several sources
/// say is taken from the most exact one; what none says stays unknown.
/// </summary>
internal static class MetadataReader
{
    /// <summary>Reads it.</summary>
    public static PageMetadata Read(PageContent page)
    {
        var head = new HeadElements(page);
        var json = JsonLdReader.Read(page);
        var siteName = new[] { head.Find("og:site_name"), json?.Publisher, head.Find("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone") }
            .Select(SiteName)
            .FirstOrDefault(name => name is not null);
        var (title, titles, heading) = Headline.Find(page, head, json, siteName);
        var declared = new DeclaredMetadata
        {
            Title = title,
            Byline = Authors(page, head, json, siteName),
            PublishedAt = Published(page, head, json),
            ModifiedAt = First(
                json?.DateModified,
                head.Find("article:modified_time", "og:updated_time", "article:modified", "last-modified", "lastmod", "dateModified", "dcterms.modified", "dc.date.modified", "modified_time", "sailthru.modified"),
                Microdata(page, "dateModified")),
            SiteName = siteName,
            CanonicalUrl = Url(head.Find("link:canonical"), head) ?? Url(head.Find("og:url"), head) ?? Url(json?.Url, head),
            Language = LanguageTag.Primary((json?.Language ?? head.Language ?? head.Find("og:locale", "content-language", "language", "dc.language"))?.Split(',')[0].Trim()),
            LeadImage = Url(head.Find("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"), head) ?? Url(json?.Image, head),
        };
        return new PageMetadata(declared, titles, heading, json?.Body);
    }

    /// <summary>The name without the slogan behind a bar; addresses are no names.</summary>
    private static string? SiteName(string? declared)
    {
        var name = declared?.Split('|')[0].Trim();
        return string.IsNullOrEmpty(name) || name.Contains("://", StringComparison.Ordinal) ? null : name;
    }

    private static DateTimeOffset? Published(PageContent page, HeadElements head, JsonLdArticle? json) => First(
        json?.DatePublished,
        head.Find(
            "article:published_time", "article:published", "og:article:published_time", "datePublished", "date_published", "publish-date", "publishdate", "pubdate",
            "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date",
            "article.published", "published_time", "publication_date", "cxenseparse:recs:publishtime", "date", "dateCreated", "article_date_original", "originalPublicationDate", "DC.date.created"),
        Microdata(page, "datePublished"),
        TimeElement(page));

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

    /// <summary>The first <c>time</c> that is marked as the publication's, or the only one of the article's head.</summary>
    private static string? TimeElement(PageContent page)
    {
        var times = page.Declarations.Where(element => element.LocalName == "time" && element.HasAttribute("datetime")).ToList();
        var marked = times.Find(time => time.HasAttribute("pubdate") || (time.ClassName?.Contains("publish", StringComparison.OrdinalIgnoreCase) ?? false)
            || (time.ClassName?.Contains("entry-date", StringComparison.OrdinalIgnoreCase) ?? false));
        return (marked ?? (times.Select(time => time.GetAttribute("datetime")).Distinct().Count() == 1 ? times[0] : null))?.GetAttribute("datetime");
    }

    private static string? Authors(PageContent page, HeadElements head, JsonLdArticle? json, string? siteName)
    {
        var names = json is { Authors.Count: > 0 } ? string.Join(", ", json.Authors.Where(name => IsName(name, siteName))) : string.Empty;
        if (names.Length > 0)
        {
            return names;
        }

        foreach (var name in new[]
        {
            head.Find("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author", "article:author_name", "twitter:data1"),
            MarkedAuthor(page),
        })
        {
            if (name is not null && IsName(name, siteName))
            {
                return name;
            }
        }

        return null;
    }

    private static string? MarkedAuthor(PageContent page)
    {
        var marked = Marked(page, "author");
        marked = marked?.QuerySelector("[itemprop=name]") ?? marked ?? page.Declarations.FirstOrDefault(element => element.LocalName == "a" && (element.GetAttribute("rel")?.Contains("author", StringComparison.Ordinal) ?? false));
        return marked is null ? null : HeadElements.Fold(marked.GetAttribute("content") ?? marked.TextContent);
    }

    private static bool IsName(string text, string? siteName) =>
        text.Length is > 1 and < 150
        && !text.Contains("://", StringComparison.Ordinal)
        && !text.Contains('@', StringComparison.Ordinal)
        && text.Any(char.IsLetter)
        && !text.Equals("admin", StringComparison.OrdinalIgnoreCase)
        && !text.Equals(siteName, StringComparison.OrdinalIgnoreCase);

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
}
