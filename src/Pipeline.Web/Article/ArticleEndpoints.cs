using System.Globalization;
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
    private const string From = "from";
    private const string To = "to";

    public static IServiceCollection AddArticlePages(this IServiceCollection services) => services.AddSingleton<ArticlePageReader>();

    public static void MapArticle(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/articles/{id}",
            async (string id, HttpRequest request, ArticlePageReader reader, OrphanedHits gone, CancellationToken token) =>
                ArticleId.TryParse(id, out var article)
                && await reader.FindAsync(article, Number(request.Query[From]), Number(request.Query[To]), token) is { } model
                    ? PageView.Of<ArticlePage>(model)
                    : await UnknownAsync(id, gone, token)).WithQuery(Revision(From), Revision(To));
        endpoints.MapGet("/articles/{id}/original", async (string id, ArticlePageReader reader, CancellationToken token) =>
            ArticleId.TryParse(id, out var article) && await reader.FindOriginalAsync(article, token) is { } model
                ? PageView.Of<SourcePreviewPage>(model)
                : Unknown()).WithQuery();
        endpoints.MapGet("/articles/{id}/original/part", async (string id, ArticlePageReader reader, CancellationToken token) =>
            ArticleId.TryParse(id, out var article) && await reader.FindOriginalAsync(article, token) is { } model
                ? PageView.Of<SourcePreviewView>(model)
                : Results.NotFound()).WithQuery();
    }

    private static QueryField Revision(string name) => new(name, "must be a revision's number: 2", value => Number(value) is not null);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>A search may have led here, to an article that nothing but the index has.</summary>
    private static async Task<IResult> UnknownAsync(string id, OrphanedHits gone, CancellationToken cancellationToken) =>
        ArticleId.TryParse(id, out var article) && await gone.RepairAsync(article, cancellationToken)
            ? ProblemPage.Result(StatusCodes.Status404NotFound, "The article was removed", OrphanedHits.Notice)
            : Unknown();

    private static IResult Unknown() =>
        ProblemPage.Result(
            StatusCodes.Status404NotFound, "No such article",
            "No article has this id or file name. Its file may not have been dropped, or has another name.");
}
