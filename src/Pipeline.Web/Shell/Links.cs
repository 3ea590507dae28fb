using Pipeline.Articles.Contracts;

namespace Pipeline.Web.Shell;

/// <summary>The addresses of pages that other pages link to.</summary>
internal static class Links
{
    /// <summary>An article's page.</summary>
    public static string Article(ArticleId id) => $"/articles/{id}";

    /// <summary>A story's page.</summary>
    public static string Story(ArticleId id) => $"/stories/{id}";

    /// <summary>A poisoned message's page.</summary>
    public static string Poison(string id) => $"/operations/poison/{Uri.EscapeDataString(id)}";
}
