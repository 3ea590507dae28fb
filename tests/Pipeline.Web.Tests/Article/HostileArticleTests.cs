using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Article;

/// <summary>
/// An article that tries to do something on the pages it is shown on. Its own markup is cleaned away; what is left is text that looks like
/// markup.
/// </summary>
public sealed class HostileArticleTests(WebFixture web) : PageTest(web)
{
    private const string Name = "hostile/<img src=x onerror=ran()>.json";

    private const string Payload =
        "<script>ran()</script><img src=x onerror=ran()><svg onload=ran()><a href='javascript:ran()'>x</a>\"' onmouseover='ran()' "
        + "</title></textarea>";

    [Fact]
    public async Task Nothing_of_it_runs_on_any_page()
    {
        await Web.SeededAsync();
        await Web.PublishAsync(Name, Article(), Token);
        var id = ArticleId.FromName(Name);
        foreach (var path in new[]
        {
            $"/articles/{id}", $"/articles/{id}/original", "/search?q=marker*",
            $"/search?q={Uri.EscapeDataString(Payload.Replace("\"", null, StringComparison.Ordinal))}",
            $"/search?entity={Uri.EscapeDataString("Person:" + Payload)}&site={Uri.EscapeDataString(Payload)}", "/trends?q=marker*",
            $"/trends?entity={Uri.EscapeDataString(Payload)}",
        })
        {
            var page = await OpenAsync(path);
            page.Dialog += (_, dialog) => throw new InvalidOperationException($"{path} opened a dialog: {dialog.Message}");
            await page.EvaluateAsync("() => { globalThis.ran = () => { globalThis.hasRun = true; }; }");
            foreach (var link in await page.Locator("main a").AllAsync())
            {
                (await link.GetAttributeAsync("href"))!.ShouldStartWith("/");
            }

            (await page.Locator("main img, main iframe, main script, main [onerror], main [onload], main [onmouseover]").CountAsync())
                .ShouldBe(0, path);
            (await page.EvaluateAsync<bool>("() => globalThis.hasRun === true")).ShouldBeFalse(path);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .ShouldBe(0, path);
        }
    }

    [Fact]
    public async Task Nothing_of_it_runs_where_it_is_suggested()
    {
        await Web.PublishAsync(Name, Article(), Token);
        var page = await OpenAsync("/search");
        await page.EvaluateAsync("() => { globalThis.ran = () => { globalThis.hasRun = true; }; }");
        await page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Words to search for" })
            .PressSequentiallyAsync("markerone");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("<img src=x onerror=ran()>");
        (await page.EvaluateAsync<bool>("() => globalThis.hasRun === true")).ShouldBeFalse();
        (await page.Locator("main img, main script").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_shown_as_the_text_that_it_is()
    {
        await Web.PublishAsync(Name, Article(), Token);
        var page = await OpenAsync($"/articles/{ArticleId.FromName(Name)}");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("<script>ran()</script>");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the original" }).ClickAsync();
        await page.Locator(".block").First.WaitForAsync();
        (await page.Locator("main img, main iframe, main script").CountAsync()).ShouldBe(0);
        await page.ShouldBeAccessibleAsync();
    }

    private static string Article() => System.Text.Json.JsonSerializer.Serialize(new
    {
        title = $"markerone {Payload} \u202Eeht fo dne",
        url = "javascript:ran()",
        author = Payload,
        site = $"Site {Payload}",
        text = SomeText() + $"\n\nmarkertwo {new string('w', 400)} is a long word that {System.Net.WebUtility.HtmlEncode(Payload)} wrote.",
    });

    private static string SomeText() => string.Join("\n\n", Enumerable.Range(1, 4).Select(i =>
        $"In paragraph {i} the mayor of Springfield, Clara Whitfield, said on Monday that the bridge over the river would be opened to "
            + $"traffic again before the winter, and thanked all {i * 100} workers."));
}
