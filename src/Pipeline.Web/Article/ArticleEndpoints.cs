using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Article;

/// <summary>An article's page, and its original: as a page of its own, and as a part of the article's.</summary>
internal static class ArticleEndpoints
{
    public static IServiceCollection AddArticlePages(this IServiceCollection services) => services.AddSingleton<ArticlePageReader>();

    public static void MapArticle(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/articles/{id}", async (string id, ArticlePageReader reader, GoneHits gone, CancellationToken token) =>
            ArticleId.TryParse(id, out var article) && await reader.FindAsync(article, token) is { } model
                ? PageView.Of<ArticlePage>(model)
                : await UnknownAsync(id, gone, token)).WithQuery();
        endpoints.MapGet("/articles/{id}/original", async (string id, ArticlePageReader reader, CancellationToken token) =>
            ArticleId.TryParse(id, out var article) && await reader.FindOriginalAsync(article, token) is { } model
                ? PageView.Of<SourcePreviewPage>(model)
                : Unknown()).WithQuery();
        endpoints.MapGet("/articles/{id}/original/part", async (string id, ArticlePageReader reader, CancellationToken token) =>
            ArticleId.TryParse(id, out var article) && await reader.FindOriginalAsync(article, token) is { } model
                ? PageView.Of<SourcePreviewView>(model)
                : Results.NotFound()).WithQuery();
    }

    /// <summary>A search may have led here, to an article that nothing but the index has.</summary>
    private static async Task<IResult> UnknownAsync(string id, GoneHits gone, CancellationToken cancellationToken) =>
        ArticleId.TryParse(id, out var article) && await gone.RepairAsync(article, cancellationToken)
            ? ProblemPage.Result(StatusCodes.Status404NotFound, "The article is gone", GoneHits.Notice)
            : Unknown();

    private static IResult Unknown() =>
        ProblemPage.Result(
            StatusCodes.Status404NotFound, "There is no such article",
            "No article has this id or file name. Its file may never have come in, or under another name.");
}
