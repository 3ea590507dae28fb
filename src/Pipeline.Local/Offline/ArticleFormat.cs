using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>A form in which <c>clean</c> writes articles.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Extension">The extension of its files: <c>X.html</c> gives <c>X.html.md</c>.</param>
/// <param name="Separator">What stands between two articles.</param>
/// <param name="Write">Writes an article.</param>
internal sealed record ArticleFormat(string Name, string Extension, string Separator, Func<CleanedArticle, OfflineDocument> Write)
{
    /// <summary>A document per line, also for rejected files.</summary>
    public static ArticleFormat Json { get; } =
        new("json", "json", Separator: string.Empty, article => OfflineDocument.Json(CliJson.Serialize(article)));

    /// <summary>The headline, a line of facts and the text.</summary>
    public static ArticleFormat Text { get; } = new("text", "txt", "\n\n", article => new OfflineDocument(TextOutput.Write(article)));

    /// <summary>CommonMark.</summary>
    public static ArticleFormat Markdown { get; } =
        new("markdown", "md", "\n***\n\n", article => new OfflineDocument(MarkdownOutput.Write(article)));

    /// <summary>A page with an <c>article</c> element per article.</summary>
    public static ArticleFormat Html { get; } = new(
        "html", "html", Separator: string.Empty, article => new OfflineDocument(HtmlOutput.Write(article), HtmlOutput.Opening(article)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ArticleFormat> All { get; } = [Json, Text, Markdown, Html];
}
