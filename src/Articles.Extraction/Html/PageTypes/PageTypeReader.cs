namespace Articles.Extraction.Html.PageTypes;

/// <summary>
/// Tells what type of page a page is: each piece of evidence gives points to some types and takes them from others, and the type with most
/// is it. The points were fitted on the development pages of WCXB (2026) by logistic regression, and rounded.
/// </summary>
internal static class PageTypeReader
{
    private static readonly string[] ForumSoftware =
    [
        "discourse", "phpbb", "vbulletin", "xenforo", "mybb", "smf", "simple machines", "flarum", "nodebb", "invision", "vanilla", "fluxbb",
        "punbb", "discuz", "jforum", "lemmy", "bbpress", "question2answer", "phorum", "yabb",
    ];

    private static readonly string[] DocumentationSoftware =
    [
        "sphinx", "mkdocs", "docusaurus", "vitepress", "vuepress", "gitbook", "mdbook", "doxygen", "javadoc", "rustdoc", "asciidoc",
        "docfx", "mediawiki", "read the docs", "hugo book", "antora", "docbook", "jsdoc", "typedoc", "nextra", "mintlify", "dokuwiki",
    ];

    private static readonly string[] ArticleWords =
        ["blog", "blogs", "news", "article", "articles", "post", "posts", "story", "stories", "press", "insights", "magazine", "learn"];

    private static readonly string[] ForumWords =
    [
        "forum", "forums", "thread", "threads", "topic", "topics", "question", "questions", "viewtopic", "showthread", "discussion",
        "discussions", "community", "talk", "viewthread", "t", "board", "boards", "bbs", "comments",
    ];

    private static readonly string[] DocumentationWords =
        ["docs", "doc", "documentation", "reference", "manual", "api", "guide", "handbook", "javadoc", "man", "wiki"];

    private static readonly string[] DocumentationHosts = ["docs", "doc", "developer", "developers", "wiki", "devdocs", "manual"];

    // Of the words those that are used of nothing else.
    private static readonly string[] PlainWords = ["docs", "doc", "documentation", "javadoc", "manual", "refman"];

    private static readonly string[] ProductWords = ["product", "products", "item", "itm", "dp", "p", "app", "buy"];

    private static readonly string[] ListingWords =
    [
        "category", "categories", "collection", "collections", "c", "tag", "tags", "shop", "search", "list", "listing", "browse", "archive",
        "catalog", "subject",
    ];

    private static readonly string[] ServiceWords =
    [
        "service", "services", "solution", "solutions", "about", "programs", "courses", "pricing", "features", "contact", "platform",
    ];

    private static readonly string[] ForumNames =
        ["forum", "thread", "topic", "question", "xf", "phpbb", "discussion", "viewtopic", "vbulletin", "showthread", "bbpress"];

    private static readonly string[] ListingNames = ["archive", "category", "collection", "listing", "tax", "catalog", "search", "results"];

    private static readonly string[] DocumentationNames = ["docs", "documentation", "docusaurus", "devsite", "rst", "mkdocs"];

    // In the order of the points.
    private static readonly PageType[] Types =
        [PageType.Article, PageType.Documentation, PageType.Forum, PageType.Listing, PageType.Product, PageType.Service];

    // How likely each type is before anything is known: log-odds.
    private static readonly double[] Priors = [-0.2, -0.8, -0.3, 1.1, -0.1, 0.3];

    // For a page that says it is a thread, and whose prose stands in posts.
    private static readonly double[] Thread = [-0.3, -0.1, 0.7, -0.2, -0.1, -0.1];

    private const double MaxShareInPosts = 0.7;
    private const int MinForShape = 700;
    private const double TellingPoints = 0.3;

    private static readonly (Func<PageEvidence, bool> Holds, double[] Points)[] Declared =
    [
        // Schema.
        (page => page.Schema.Count("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
            "OpinionNewsArticle", "LiveBlogPosting", "TechArticle", "ScholarlyArticle", "Report", "Recipe", "MedicalWebPage") > 0,
            [1.1, 0.1, -0.1, -0.3, -0.3, -0.6]),
        (page => page.Schema.Count("DiscussionForumPosting", "QAPage") > 0, [-0.6, -0.1, 1.3, -0.2, -0.1, -0.3]),
        (page => page.Schema.Count("Comment", "UserComments", "Answer") > 0 && page.Schema.Count("FAQPage", "Product") == 0,
            [-0.7, -0.2, 1.3, -0.3, -0.2, 0]),
        (page => page.Schema.Count("FAQPage") > 0, [-0.3, -0.4, -0.2, 0, 0.3, 0.5]),
        (page => page.Schema.Count("ProductGroup") > 0 || page.Schema.Count("Product") is 1 or 2, [-0.9, -0.3, -0.2, -0.3, 1.6, -0.1]),
        (page => page.Schema.Count("ProductGroup") == 0 && page.Schema.Count("Product") > 2, [-0.1, -0.1, -0.1, 0.4, -0.1, 0]),
        (page => page.Schema.Count("Offer", "AggregateOffer") > 0, [-0.3, -0.3, -0.3, 0, 1, -0.2]),
        (page => page.Schema.Count("CollectionPage", "SearchResultsPage", "ItemList", "OfferCatalog") > 0,
            [0.1, -0.2, 0.1, 0.9, -0.5, -0.3]),
        (page => page.Schema.Count("Service", "LocalBusiness", "Course", "ProfessionalService", "SoftwareApplication",
            "EducationalOrganization") > 0,
            [-0.4, 0.1, -0.2, 0.1, -0.5, 0.9]),
        // Open Graph.
        (page => page.OpenGraph == "article", [1, -0.5, 0, -0.3, -0.4, 0.1]),
        (page => page.OpenGraph == "website", [0.3, -0.3, -0.1, 0, -0.2, 0.3]),
        (page => page.OpenGraph == "product.group", [-0.1, 0, 0, 0.3, 0, -0.1]),
        (page => page.OpenGraph != "product.group" && (page.OpenGraph.StartsWith("product", StringComparison.Ordinal)
            || page.OpenGraph == "og:product"),
            [-0.4, -0.2, -0.2, -0.1, 1.5, -0.5]),
        (page => page.HasTime, [0.5, 0.2, 0.2, -0.1, -0.3, -0.4]),
        // The software.
        (page => Names(page.Generator, ForumSoftware), [-0.3, -0.1, 0.8, -0.2, -0.1, -0.1]),
        (page => Names(page.Generator, DocumentationSoftware), [-0.4, 1, -0.1, -0.2, -0.1, -0.2]),
        // The address.
        (page => page.Path is null, [0.3, 0.4, 0.6, -0.1, -0.3, -0.9]),
        (page => page.Path is [], [-0.3, -0.5, -0.3, 0.4, -0.5, 1.2]),
        (page => page.Path is { Count: >= 4 and < 7 }, [0.5, 0.1, -0.6, -0.1, 0.2, -0.1]),
        (page => page.Path is { Count: >= 7 }, [0.9, -0.5, 0.7, -0.9, 0.9, -1.1]),
        (page => In(page.Path, ArticleWords), [1.2, -0.4, 0, 0.2, -0.5, -0.6]),
        (page => In(page.Path, ForumWords), [-0.2, -0.2, 1.8, -0.5, -0.1, -0.8]),
        (page => In(page.Path, DocumentationWords), [-0.3, 1.6, -0.2, -0.1, -0.3, -0.7]),
        (page => In(page.Host, DocumentationHosts), [-1.4, 1.8, -0.2, -0.2, -0.2, -0.4]),
        (page => In(page.Path, PlainWords), [-1.1, 1.2, -0.1, -0.1, -0.1, -0.2]),
        (page => In(page.Path, ProductWords), [-0.3, -0.1, -0.3, -0.5, 1.3, -0.2]),
        (page => In(page.Path, ListingWords), [-0.2, -0.5, -0.2, 1.8, -0.1, -0.8]),
        (page => In(page.Path, ServiceWords), [-0.3, -0.4, -0.3, -0.1, -0.3, 1.5]),
        // The names of html and body.
        (page => page.Names.Contains("single"), [0.6, -0.5, -0.1, -0.6, 0.5, 0.1]),
        (page => page.Names.Contains("product"), [-0.8, -0.2, -0.2, 0, 1.2, 0]),
        (page => page.Names.Contains("home") || page.Names.Contains("front"), [0.4, -0.5, 0.2, 0, 0.1, -0.3]),
        (page => In(page.Names, ForumNames), [-0.2, -0.2, 0.7, 0.1, -0.2, -0.3]),
        (page => In(page.Names, ListingNames), [-0.5, 0.1, -0.2, 0.8, -0.2, 0]),
        (page => In(page.Names, DocumentationNames), [-0.3, 0.7, 0, -0.2, -0.1, -0.1]),
    ];

    private static readonly (Func<TextShares, double> Measure, double[] Points)[] Shapes =
    [
        (text => text.Prose, [0.8, 0.1, -0.2, -0.8, -0.2, 0.4]),
        (text => text.Links, [-0.2, 0, 0.5, 1.3, -0.4, -1.1]),
        (text => Math.Min(1, 4 * text.Code), [-0.8, 2.1, -0.1, -0.5, -0.2, -0.5]),
        (text => text.Posts, [-1, -0.5, 1.5, 0.2, -0.1, -0.1]),
        (text => Math.Log(1 + text.Run) / 3, [1.8, 1, -0.6, -0.6, -0.9, -0.7]),
        (text => Math.Log(1 + text.Paragraphs) / 3, [0.8, 0.2, 0.6, -0.5, -0.5, -0.6]),
        (text => Math.Log(1 + text.Headings) / 4, [-0.6, -0.1, -0.9, 0.2, 0.3, 1.1]),
        (text => Math.Log(1 + text.LinkedHeadlines) / 4, [-0.2, -0.3, 0.2, 0.9, 0, -0.6]),
        (text => Math.Min(1, Math.Log(1 + text.Prices) / 4), [-0.1, -0.9, -0.4, 0.6, 1, -0.1]),
        (text => Math.Log(1 + text.Length) / 10, [-0.2, 0.1, -0.2, 0.2, -0.1, 0.2]),
        (text => Math.Log(1 + (text.Length * text.Prose)) / 10, [-0.2, 0.3, -0.2, -0.4, -0.1, 0.5]),
    ];

    /// <summary>The type for which most speaks, and whether the page says so itself, or its shape does alone.</summary>
    /// <param name="evidence">What the page says of itself.</param>
    /// <param name="text">What its text is made of.</param>
    public static (PageType Type, bool IsDeclared) Read(PageEvidence evidence, TextShares text)
    {
        Span<double> points = stackalloc double[Types.Length];
        Priors.CopyTo(points);
        foreach (var (holds, given) in Declared)
        {
            Add(points, given, holds(evidence) ? 1 : 0);
        }

        foreach (var (measure, given) in Shapes)
        {
            Add(points, given, measure(text));
        }

        Add(points, Thread, text.Posts >= MaxShareInPosts && SpeaksOfForum(evidence) ? 1 : 0);
        var best = 0;
        for (var i = 1; i < points.Length; i++)
        {
            best = points[i] > points[best] ? i : best;
        }

        // A few lines have no shape: there a type has to be said.
        var declared = IsDeclared(evidence, best);
        return (text.Length < MinForShape && !declared ? PageType.Article : Types[best], declared);
    }

    private static bool IsDeclared(PageEvidence evidence, int type) =>
        Array.Exists(Declared, sign => sign.Points[type] >= TellingPoints && sign.Holds(evidence));

    private static void Add(Span<double> points, double[] given, double times)
    {
        for (var i = 0; i < given.Length && times != 0; i++)
        {
            points[i] += times * given[i];
        }
    }

    private static bool SpeaksOfForum(PageEvidence page) =>
        page.Schema.Count("DiscussionForumPosting", "QAPage") > 0 || Names(page.Generator, ForumSoftware) || In(page.Path, ForumWords)
            || In(page.Names, ForumNames);

    private static bool Names(string generator, string[] software) =>
        generator.Length > 0 && software.Any(name => generator.Contains(name, StringComparison.Ordinal));

    private static bool In(IEnumerable<string>? words, string[] telling) => words?.Any(telling.Contains) ?? false;
}
