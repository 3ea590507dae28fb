using System.Globalization;
using System.Text;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// The revision of a captured page: what a reader sees of the article. The page's bytes differ at each capture, by advertisements and keys
/// of sessions, while the article stays.
/// </summary>
internal static class CaptureText
{
    /// <summary>The revision of an article.</summary>
    public static Revision RevisionOf(ExtractedArticle article) => Revision.Of(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        [
            article.Title, article.Byline, article.Source, Text(article.PublishedAt), Text(article.Embargo?.Until),
            article.Embargo?.Statement.Value, Text(article.ExpiresAt), article.Text, .. article.Captions,
        ])));

    private static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
