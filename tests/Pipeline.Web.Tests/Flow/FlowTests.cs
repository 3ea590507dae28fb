using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Flow;

public sealed class FlowTests(WebFixture web) : PageTest(web)
{
    [Fact]
    public async Task What_comes_in_appears_by_itself()
    {
        // The list has room for twelve: the samples shall not push it out again at once.
        await Web.SeededAsync();
        var page = await OpenAsync("/");
        await Web.PublishAsync("flow/lighthouse.txt", SomeArticle.About("lighthouse"), Token);
        var arrival = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Last arrivals" }).GetByRole(AriaRole.Listitem)
            .Filter(new LocatorFilterOptions { HasText = "flow/lighthouse.txt" });
        await Assertions.Expect(arrival.GetByText("published", new LocatorGetByTextOptions { Exact = true }))
            .ToBeVisibleAsync(new() { Timeout = Patience });
        (await arrival.GetByRole(AriaRole.Link).GetAttributeAsync("href"))
            .ShouldBe($"/articles/{ArticleId.FromName("flow/lighthouse.txt")}");
    }

    [Fact]
    public async Task What_is_no_article_is_there_with_its_reason_without_any_script()
    {
        var entry = await Web.PublishAsync("flow/nothing.txt", string.Empty, Token);
        var trouble = await ShownAsync("/", "Rejected, failed, poisoned", "flow/nothing.txt");
        await Assertions.Expect(trouble).ToContainTextAsync("rejected");
        await Assertions.Expect(trouble).ToContainTextAsync(entry.Reason!.Message);
    }

    [Fact]
    public async Task The_pipeline_is_asked_only_while_somebody_looks()
    {
        var feed = Web.Feed;
        var first = await OpenAsync("/");
        var second = await OpenAsync("/");
        await Until(() => Task.FromResult(feed.Viewers >= 2));
        await first.GotoAsync("about:blank");
        await second.GotoAsync("about:blank");
        await Until(() => Task.FromResult(!feed.IsPolling || feed.Viewers > 0));
    }

    /// <summary>An item of a list on a page without scripts, which is loaded again until it has it.</summary>
    private async Task<ILocator> ShownAsync(string path, string region, string text)
    {
        var page = await OpenAsync(path, script: false);
        var item = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = region }).GetByRole(AriaRole.Listitem)
            .Filter(new LocatorFilterOptions { HasText = text });
        await Until(async () =>
        {
            await page.ReloadAsync();
            return await item.CountAsync() > 0;
        });
        return item;
    }
}
