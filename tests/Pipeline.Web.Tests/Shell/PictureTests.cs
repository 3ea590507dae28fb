using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Shell;

/// <summary>
/// Takes the documentation's pictures: <c>dotnet run --project tests/Pipeline.Web.Tests -- -explicit only -class '*PictureTests'</c>, then look at
/// <c>docs/pictures</c>.
/// </summary>
public sealed class PictureTests(WebFixture web) : PageTest(web)
{
    private const int MaxBytes = 150_000;

    [Fact(Explicit = true)]
    public async Task Take_the_pictures()
    {
        var flow = await OpenAsync("/");
        await Assertions.Expect(flow.Locator("[data-state=live]")).ToBeVisibleAsync();
        await DropAsync();
        await FlowForAWhileAsync();
        await Web.SeededAsync();
        await Until(async () => await flow.GetByText("samples/hollin-bridge.feed.json").CountAsync() > 0);
        await TakeAsync(flow, "flow", height: 760);

        await TakeAsync(
            await OpenAsync($"/articles/{ArticleId.FromName("samples/harbour-bridge.html")}", scheme: ColorScheme.Dark), "article-dark",
            height: 560);
        await TakeAsync(await OpenAsync("/search?q=bridge"), "search", height: 560);
    }

    /// <summary>Something for the small plots: now more, now less comes in.</summary>
    private async Task FlowForAWhileAsync()
    {
        foreach (var count in new[] { 1, 3, 0, 2, 6, 2, 1, 4, 0 })
        {
            for (var number = 0; number < count; number++)
            {
                await Web.DropAsync($"wire/{count}-{number}.txt", SomeArticle.About($"orchard number {count}{number}"), Token);
            }

            await Task.Delay(TimeSpan.FromSeconds(10), Token);
        }
    }

    private async Task DropAsync()
    {
        var drop = await OpenAsync("/drop");
        await drop.GetByLabel("Choose files").SetInputFilesAsync(
            [.. new[] { "ferry-strike.amp.html", "sign-in.html", "valley-gazette.rss.xml", "tidal-turbine.md" }.Select(
                name => Path.Combine(RepositoryFiles.SampleArticles, name))]);
        await Assertions.Expect(drop.GetByText("All files are finished.")).ToBeVisibleAsync();
        await TakeAsync(drop, "drop", height: 900);
    }

    private static async Task TakeAsync(IPage page, string name, int height)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "docs", "pictures"));
        var picture = await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(folder.FullName, name + ".png"),
                Animations = ScreenshotAnimations.Disabled,
                Clip = new Clip { Width = 1280, Height = height }
            });
        picture.Length.ShouldBeLessThan(MaxBytes, name);
    }
}
