using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Trends;

/// <summary>Takes the documentation's pictures of an article's original and of the trends, as the other picture tests do.</summary>
public sealed class ReaderPictureTests(WebFixture web) : PageTest(web)
{
    private const int MaxBytes = 150_000;

    [Fact(Explicit = true)]
    public async Task Take_the_pictures()
    {
        await Web.SeededAsync();
        var article = await OpenAsync($"/articles/{ArticleId.FromName("samples/harbour-bridge.html")}");
        await article.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the original" }).ClickAsync();
        await article.Locator(".block.dropped", new PageLocatorOptions { HasTextString = "We value your privacy" }).First.HoverAsync();
        await TakeAsync(article, "article-original", height: 640);

        var time = Web.Services.GetRequiredService<TimeProvider>();
        await Web.Services.GetRequiredService<ISearchIndex>().UpsertAsync(MadeNews.Before(time.GetUtcNow()), Token);
        var from = DateOnly.FromDateTime(time.GetUtcNow().AddDays(-365).UtcDateTime);
        var trends = await OpenAsync($"/trends?from={from:yyyy-MM-dd}&site=The+Ellery+Gazette");
        await TakeAsync(trends, "trends", height: 1200);
        await trends.Locator(".graph")
            .ScreenshotAsync(new LocatorScreenshotOptions { Path = PathOf("trends-graph"), Animations = ScreenshotAnimations.Disabled });
        new FileInfo(PathOf("trends-graph")).Length.ShouldBeLessThan(MaxBytes);
    }

    private static async Task TakeAsync(IPage page, string name, int height)
    {
        await page.SetViewportSizeAsync(1280, height);
        var picture =
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(name), Animations = ScreenshotAnimations.Disabled });
        picture.Length.ShouldBeLessThan(MaxBytes, name);
    }

    private static string PathOf(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "docs", "pictures")).FullName, name + ".png");
}
