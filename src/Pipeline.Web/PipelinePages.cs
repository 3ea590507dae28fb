using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching.Trends;
using Pipeline.Web.Article;
using Pipeline.Web.Drop;
using Pipeline.Web.Flow;
using Pipeline.Web.Operations;
using Pipeline.Web.Search;
using Pipeline.Web.Shell;
using Pipeline.Web.Shell.Assets;
using Pipeline.Web.Shell.Security;
using Pipeline.Web.Stories;
using Pipeline.Web.Trends;

namespace Pipeline.Web;

/// <summary>
/// The composition root of the pages: what an operator and a reader see of the pipeline in a browser. They are rendered by the server;
/// scripts only make them move. A host adds them to its web application, and serves whatever else it serves behind the same guards.
/// </summary>
public static class PipelinePages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="services">The web application's own services.</param>
    /// <param name="pipeline">The running pipeline's services: the pages use them, and never dispose of them.</param>
    /// <param name="options">Who may ask.</param>
    public static IServiceCollection AddPipelinePages(this IServiceCollection services, IServiceProvider pipeline, WebOptions options)
    {
        foreach (var type in PipelineServices.Types)
        {
            services.AddSingleton(type, pipeline.GetRequiredService(type));
        }

        // Azure AI Search cannot count them: then the page says so.
        if (pipeline.GetService<IArticleTrends>() is { } trends)
        {
            services.AddSingleton(trends);
        }

        // Tokens are worth nothing after a restart, so their keys need no place on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = RequestTokens.Header;
            antiforgery.FormFieldName = RequestTokens.Field;
            antiforgery.Cookie.Name = "articles-token";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddRouting();
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton(options);
        services.AddSingleton<PageAssets>();
        services.AddSingleton<FragmentRenderer>();
        services.AddSingleton<PageWarmup>();
        // Pages are UTF-8: letters of all scripts stand as they are, and what means something in HTML is escaped as ever.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddFlow().AddDrop().AddOperations().AddArticlePages().AddStoryPages();
    }

    /// <summary>The guards, which come before everything that the web application answers.</summary>
    public static IApplicationBuilder UsePipelineGuards(this IApplicationBuilder application) => application
        .UseMiddleware<ResponseHeaders>()
        .UseMiddleware<RequestGuard>()
        .UseMiddleware<PageErrors>()
        .UseRouting()
        .UseMiddleware<RequestTokens>();

    /// <summary>Maps the pages, their styles and scripts.</summary>
    public static void MapPipelinePages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssets();
        endpoints.MapFlow();
        endpoints.MapDrop();
        endpoints.MapOperations();
        endpoints.MapArticle();
        endpoints.MapSearch();
        endpoints.MapStories();
        endpoints.MapTrends();
        endpoints.MapFallback(
            () => ProblemPage.Result(StatusCodes.Status404NotFound, "No such page", "There is no page at this address."));
    }

    /// <summary>Asks for the pages once, so that whoever comes first need not wait for them to be compiled. It never fails.</summary>
    /// <param name="services">The web application's own services.</param>
    /// <param name="address">Where it answers.</param>
    /// <param name="cancellationToken">Leaves it.</param>
    public static Task WarmPagesAsync(this IServiceProvider services, Uri address, CancellationToken cancellationToken) =>
        services.GetRequiredService<PageWarmup>().RunAsync(address, cancellationToken);
}
