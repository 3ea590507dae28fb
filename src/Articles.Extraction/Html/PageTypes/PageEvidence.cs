using AngleSharp.Dom;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.PageTypes;

/// <summary>What a page says about its own kind: to machines, in its names and in its address.</summary>
internal sealed class PageEvidence
{
    private const int MaxNames = 2000;
    private static readonly char[] NameEnds = [' ', '-', '_', '.', '/', '\n', '\t', ',', ';', ':', '\\', '[', ']'];

    /// <summary>Reads the evidence of a page.</summary>
    public PageEvidence(PageContent page, HeadElements head)
    {
        Schema = new SchemaTypes(page);
        OpenGraph = head.Find("og:type")?.ToLowerInvariant() ?? string.Empty;
        Generator = head.Find("generator")?.ToLowerInvariant() ?? string.Empty;
        HasTime = head.Find(
            "article:published_time", "datePublished", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date") is not null;
        var address = head.Find("link:canonical", "og:url");
        (Path, Host) = (PathOf(address), HostOf(address));
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddNames(page.Document.DocumentElement, names);
        AddNames(page.Document.Body, names);
        Names = names;
    }

    /// <summary>Its schema.org types.</summary>
    public SchemaTypes Schema { get; }

    /// <summary><c>og:type</c>, lowercase; empty when it has none.</summary>
    public string OpenGraph { get; }

    /// <summary><c>meta name=generator</c>, lowercase: the software that made it.</summary>
    public string Generator { get; }

    /// <summary>Whether it says to machines when it was published.</summary>
    public bool HasTime { get; }

    /// <summary>Whether it says that it is an article, or when it was published, as a page of sections as a rule does not.</summary>
    public bool SaysArticle =>
        HasTime || OpenGraph == "article" || Schema.Count("Article", "NewsArticle", "BlogPosting", "LiveBlogPosting") > 0;

    /// <summary>The words of its own address behind the host, in lower case; null when it does not say where it stands.</summary>
    public IReadOnlyList<string>? Path { get; }

    /// <summary>The labels of its host before the domain, in lower case: <c>docs</c>.</summary>
    public IReadOnlyList<string> Host { get; }

    /// <summary>The words of the classes and ids of <c>html</c> and <c>body</c>: what content systems say of the page.</summary>
    public IReadOnlySet<string> Names { get; }

    private static IReadOnlyList<string>? PathOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? [.. uri.AbsolutePath.ToLowerInvariant().Split(['/', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)]
            : null;

    private static string[] HostOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Split('.') is [.. var labels, _, _] ? labels : [];

    private static void AddNames(IElement? element, HashSet<string> names)
    {
        foreach (var text in new[] { element?.ClassName, element?.Id })
        {
            foreach (var name in (text is { Length: > MaxNames } ? text[..MaxNames] : text ?? string.Empty)
                .Split(NameEnds, StringSplitOptions.RemoveEmptyEntries))
            {
                names.Add(name.ToLowerInvariant());
            }
        }
    }
}
