using System.Globalization;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>The parts of an article for output that people read.</summary>
internal static class ArticleFacts
{
    /// <summary>Byline, publication and day, as far as they are known.</summary>
    public static IReadOnlyList<string> Of(CleanedArticle article) =>
    [
        .. new[]
        {
            article.Byline,
            article.SiteName ?? article.Source,
            article.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }.OfType<string>().Where(fact => fact.Length > 0),
    ];

    /// <summary>The paragraphs of the text, each with its lines.</summary>
    public static IEnumerable<string[]> Paragraphs(CleanedArticle article) =>
        article.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => paragraph.Split('\n'));
}
