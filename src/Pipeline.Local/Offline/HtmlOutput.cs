using System.Net;
using System.Text;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>An article as HTML: text only, so nothing of the page's own markup is in it.</summary>
internal static class HtmlOutput
{
    /// <summary>The head of the page.</summary>
    public static string Opening(CleanedArticle article) =>
        $"<!doctype html>\n<meta charset=\"utf-8\">\n<title>{WebUtility.HtmlEncode(article.Title ?? article.Name)}</title>\n";

    public static string Write(CleanedArticle article)
    {
        var language = article.Language is { } code ? $" lang=\"{WebUtility.HtmlEncode(code)}\"" : string.Empty;
        var page = new StringBuilder($"<article{language}>\n");
        Add(page, "h1", article.Title);
        Add(page, "p", string.Join(" · ", ArticleFacts.Of(article)));
        foreach (var lines in ArticleFacts.Paragraphs(article))
        {
            page.Append("<p>").AppendJoin("<br>\n", lines.Select(WebUtility.HtmlEncode)).Append("</p>\n");
        }

        return page.Append("</article>\n").ToString();
    }

    private static void Add(StringBuilder page, string element, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            page.Append('<').Append(element).Append('>').Append(WebUtility.HtmlEncode(text)).Append("</").Append(element).Append(">\n");
        }
    }
}
