using System.Net;
using System.Text;
using Pipeline.Benchmarks.Search;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>
/// Made-up articles as pages, with what stands around an article: navigation, a caption, teasers, a footer. Some 9 KB each.
/// </summary>
internal sealed class NewsPages(SyntheticNews news)
{
    /// <summary>Page number <paramref name="number"/>, UTF-8.</summary>
    public byte[] Page(int number)
    {
        var article = news.Article(number);
        var page = new StringBuilder(16 * 1024);
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Escape(article.Title))
            .Append(" | The Daily Sample</title>");
        page.Append(
            "<meta property=\"og:site_name\" content=\"The Daily Sample\"><meta property=\"article:published_time\" "
            + "content=\"2026-11-20T08:00:00Z\"></head><body>");
        page.Append("<header><a href=\"/\">The Daily Sample</a><nav><ul>");
        foreach (var section in (string[])["World", "Business", "Politics", "Culture", "Sport", "Opinion", "Weather", "Podcasts"])
        {
            page.Append("<li><a href=\"/").Append(section).Append("\">").Append(section).Append("</a></li>");
        }

        page.Append("</ul></nav></header><main><article><h1>").Append(Escape(article.Title))
            .Append("</h1><p class=\"byline\">By Ann Example</p>");
        page.Append("<figure><img src=\"/1.jpg\" alt=\"\"><figcaption>A view of the town hall. Photo: Jo Sample</figcaption></figure>");
        foreach (var paragraph in article.Text.Split("\n\n"))
        {
            page.Append("<p>").Append(Escape(paragraph)).Append(".</p>");
        }

        page.Append("</article></main><aside><h2>Most read</h2><ul>");
        for (var teaser = 0; teaser < 8; teaser++)
        {
            page.Append("<li><a href=\"/story/").Append(teaser).Append("\">").Append(Escape(news.Word(number % 1000 + teaser)))
                .Append(" said to be next</a></li>");
        }

        page.Append(
            "</ul></aside><footer><p>© 2026 The Daily Sample. All rights reserved.</p><a "
            + "href=\"/privacy\">Privacy</a></footer></body></html>");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Escape(string? text) => WebUtility.HtmlEncode(text ?? string.Empty);
}
