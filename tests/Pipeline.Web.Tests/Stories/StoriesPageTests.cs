using System.Net;
using Microsoft.Playwright;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Stories;

public sealed class StoriesPageTests(WebFixture web) : PageTest(web)
{
    private const string First =
        "Ferry Aurora collides with a freighter near Tolvik\n\nThe ferry Aurora collided with a freighter near "
        + "Tolvik harbour on Monday, and twelve passengers were hurt, the coastguard said. Rescue boats brought "
        + "everybody ashore within an hour, and the harbour of Tolvik was closed until the evening. Nobody knows "
        + "why the freighter had left its course before the collision with the ferry.";

    private const string Second =
        "Twelve passengers hurt as ferry Aurora and freighter collide off Tolvik\n\nTwelve passengers were hurt "
        + "when the ferry Aurora and a freighter collided near Tolvik harbour. Rescue boats of the coastguard "
        + "brought everybody ashore, Maria Hagen of the Norwegian Maritime Authority said on Monday. The freighter "
        + "had left its course before the collision. The harbour was closed for an hour.";

    [Fact]
    public async Task A_story_is_listed_with_its_articles_by_time_and_what_each_adds()
    {
        var first = await Web.PublishAsync("ferry-first.txt", First, Token);
        var second = await Web.PublishAsync("ferry-second.txt", Second, Token);
        second.StoryId.ShouldBe(first.StoryId.ShouldNotBeNull());

        var page = await OpenAsync("/stories", script: false);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Stories", Exact = true }))
            .ToBeVisibleAsync();
        await page.Locator($"a[href='/stories/{first.StoryId}']").ClickAsync();

        var told = page.Locator(".told");
        await Assertions.Expect(told).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".first-told")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".telling")).ToContainTextAsync("Maria Hagen");
        await told.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Twelve passengers hurt" }).ClickAsync();
        await page.WaitForURLAsync($"**/articles/{second.Id}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "this story" }).ClickAsync();
        await page.WaitForURLAsync($"**/stories/{first.StoryId}");
    }

    [Theory]
    [InlineData("/stories/0123456789abcdef0123456789abcdef")]
    [InlineData("/stories/nothing")]
    public async Task A_story_that_is_not_there_says_so(string path)
    {
        using var client = new HttpClient { BaseAddress = Web.Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("No such story");
    }

    [Fact]
    public async Task A_period_that_is_not_offered_is_refused()
    {
        using var client = new HttpClient { BaseAddress = Web.Address };
        using var refused = await client.GetAsync(new Uri("/stories?days=2", UriKind.Relative), Token);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var shown = await client.GetAsync(new Uri("/stories?days=3", UriKind.Relative), Token);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
