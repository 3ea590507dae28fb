using Articles.Extraction.Cleaning;
using Articles.Extraction.Formats;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Tests.Html;

/// <summary>Pages for the tests, and the cleaner at work on them.</summary>
internal static class Pages
{
    public const string First =
        "The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engineers closed it because of cracks in its "
            + "eastern pier.";

    public const string Second =
        "Mayor Clara Whitfield cut a ribbon at sunrise, and thanked the three hundred workers who had replaced more than nine hundred "
            + "rivets by hand.";

    public const string Third =
        "The city expects the detour through the old town, which had angered shopkeepers and commuters alike, to be lifted by the end of "
            + "the week.";

    public const string Headline = "Harbour Bridge Reopens After Two Years of Repairs";

    private static readonly ArticleCleaner Cleaner = Create(TimeSpan.FromMinutes(1));

    /// <summary>The three paragraphs as markup, with something between the second and the third.</summary>
    public static string Body(string between = "") => $"<p>{First}</p><p>{Second}</p>{between}<p>{Third}</p>";

    /// <summary>The text of the three paragraphs.</summary>
    public static string BodyText(string between = "") =>
        $"{First}\n\n{Second}\n\n{(between.Length == 0 ? string.Empty : between + "\n\n")}{Third}";

    /// <summary>A page with a headline and this inside its body element.</summary>
    public static string Page(string body, string head = "") =>
        $"<!doctype html><html lang=\"en\"><head><title>{Headline}</title>{head}</head><body>{body}</body></html>";

    public static ExtractedArticle Clean(string html) => Cleaner.Clean(Source(html), Budget(), TestContext.Current.CancellationToken);

    public static ExtractedArticle Clean(string html, TimeSpan limit) =>
        Create(limit).Clean(Source(html), Budget(), TestContext.Current.CancellationToken);

    public static ExtractedArticle Explain(string html) => Cleaner.Explain(Source(html), Budget(), TestContext.Current.CancellationToken);

    private static SourceDocument Source(string html) =>
        new() { Name = "page.html", Format = SourceFormat.Html, Kind = ContentKind.Html, Content = html };

    private static FileBudget Budget() => new(new CleaningOptions(), TimeProvider.System);

    private static ArticleCleaner Create(TimeSpan limit) => new(new CleaningOptions { MaxTime = limit }, TimeProvider.System);
}
