using System.Text.Json;
using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Shell;

/// <summary>Articles whose every field is an attack: the pages show them as text, and the browser runs nothing of them.</summary>
public sealed class PayloadTests(WebFixture web) : PageTest(web)
{
    private static readonly string[] Attacks =
    [
        "<script>window.hacked = 1</script>",
        "<img src=x onerror=\"window.hacked = 1\">",
        "<svg onload=\"window.hacked = 1\"></svg>",
        "\"><iframe srcdoc=\"<script>parent.hacked = 1</script>\"></iframe>",
        "javascript:window.hacked = 1",
        "' onmouseover='window.hacked = 1",
        "</title></head><body onload=window.hacked=1>",
    ];

    [Fact]
    public async Task Nothing_that_an_article_holds_runs_on_any_page()
    {
        var ids = new List<ArticleId>();
        foreach (var (attack, number) in Attacks.Select((attack, number) => (attack, number)))
        {
            var name = $"payloads/{number}-{attack.Replace("/", "∕", StringComparison.Ordinal)}.json";
            var file = JsonSerializer.Serialize(new
            {
                title = $"{attack} headline {number}",
                author = attack,
                siteName = attack,
                url = number % 2 == 0 ? "javascript:window.hacked = 1" : $"https://example.test/{attack}",
                text = $"{SomeArticle.About($"payload {number}")}\n\n{attack} said {attack}.",
            });
            ids.Add((await Web.PublishAsync(name, file, Token)).Id);
        }

        // A rejected one, for its name and its reason.
        ids.Add((await Web.PublishAsync("payloads/<img src=x onerror=window.hacked=1>.txt", string.Empty, Token)).Id);
        var paths = Pages.All
            .Concat(ids.SelectMany(id => Pages.About(id)))
            .Concat(Attacks.Select(attack => $"/operations/reprocess?name={Uri.EscapeDataString(attack)}"))
            .Append("/operations/reprocess?name=payloads/*");
        var page = await OpenAsync("/");
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<bool>("'hacked' in window")).ShouldBeFalse(path);
            (await page.Locator("main iframe, main script, main [onerror], main [onload], main [onmouseover], a[href^='javascript:' i]")
                .CountAsync()).ShouldBe(0, path);
        }

        // And what the page is sent while it stands.
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("[data-state=live]")).ToBeVisibleAsync(new() { Timeout = Patience });
        (await page.EvaluateAsync<bool>("'hacked' in window")).ShouldBeFalse();
    }
}
