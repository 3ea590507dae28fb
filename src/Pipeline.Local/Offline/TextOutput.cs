using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>An article as plain text: headline, facts and text, with blank lines between.</summary>
internal static class TextOutput
{
    public static string Write(CleanedArticle article)
    {
        string?[] parts = [article.Title, string.Join(" · ", ArticleFacts.Of(article)), article.Text];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))) + '\n';
    }
}
