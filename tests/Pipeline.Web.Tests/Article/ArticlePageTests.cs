using System.Text.Json;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Searching;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Article;

public sealed class ArticlePageTests(WebFixture web) : PageTest(web)
{
    private const string Wire = "samples/blinken-china.txt";
    private const string WireCopy = "samples/blinken-china-lakeside.html";

    /// <summary>The text without the signs at its side.</summary>
    private const string ReadText =
        "() => [...document.querySelectorAll('#text > p')].map(p => { const copy = p.cloneNode(true); "
            + "copy.querySelectorAll('.side').forEach(side => side.remove()); return copy.textContent; }).join('\\n\\n')";

    [Fact]
    public async Task The_text_is_whole_and_each_entity_is_marked_where_it_is_mentioned()
    {
        var article = await ReadAsync(Wire);
        var page = await OpenAsync(PathOf(Wire));
        (await page.EvaluateAsync<string>(ReadText)).ShouldBe(article.Text);

        var marked = await page.EvaluateAsync<string[][]>(
            "() => [...document.querySelectorAll('#text a.e')].map(mark => [mark.textContent, mark.title])");
        var mentioned =
            article.Entities.SelectMany(entity => entity.Mentions.Select(mention => (mention.Offset, mention.Text, entity.Name)))
            .OrderBy(mention => mention.Offset).ToList();
        mentioned.Count.ShouldBeGreaterThan(20);
        marked.Select(mark => mark[0]).ShouldBe(mentioned.Select(mention => mention.Text));
        marked.Zip(mentioned).ShouldAllBe(pair => pair.First[1].EndsWith($": {pair.Second.Name}", StringComparison.Ordinal));
        (await page.Locator("#text .side").CountAsync()).ShouldBe(article.Sentiment!.Sentences.Count);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(article.Title!);
    }

    [Fact]
    public async Task A_hit_whose_article_is_gone_says_so_and_leaves_the_index()
    {
        var index = Web.Services.GetRequiredService<ISearchIndex>();
        var id = ArticleId.FromName("gone/long-ago.txt");
        await index.UpsertAsync([new SearchDocument { Id = id, Sequence = 1, Name = "gone/long-ago.txt", Text = "Zyzzyva." }], Token);
        using var client = new HttpClient { BaseAddress = Web.Address };

        var answer = await client.GetAsync($"articles/{id}", Token);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("The article was removed");
        while ((await index.SearchAsync(new SearchQuery { Text = "zyzzyva" }, Token)).Total > 0)
        {
            await Task.Delay(50, Token);
        }

        (await (await client.GetAsync($"articles/{id}", Token)).Content.ReadAsStringAsync(Token)).ShouldContain("No such article");
    }

    [Fact]
    public async Task A_click_on_an_entity_finds_all_articles_with_it()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf(Wire));
        await page.Locator("#text a.e-location", new PageLocatorOptions { HasTextString = "China" }).First.ClickAsync();
        await page.WaitForURLAsync("**/search?entity=Location%3AChina");
        var found = await Web.Services.GetRequiredService<ISearchIndex>()
            .SearchAsync(new SearchQuery { Entities = ["Location:China"] }, Token);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{found.Total} articles");
    }

    [Fact]
    public async Task A_category_that_is_unchecked_is_not_marked()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf(Wire));
        await Assertions.Expect(page.Locator("#text a.e-person").First).ToHaveCSSAsync("text-decoration-line", "underline");
        await page.GetByLabel("Person", new PageGetByLabelOptions { Exact = true }).UncheckAsync();
        await Assertions.Expect(page.Locator("#text a.e-person").First).ToHaveCSSAsync("text-decoration-line", "none");
    }

    [Fact]
    public async Task The_original_comes_beside_the_text_and_a_dropped_block_says_why()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf(WireCopy));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the original" }).ClickAsync();
        var dropped = page.Locator(".block.dropped").First;
        var reason = dropped.Locator(".why");
        await Assertions.Expect(reason).Not.ToBeVisibleAsync();
        await dropped.HoverAsync();
        await Assertions.Expect(reason).ToBeVisibleAsync();
        (await reason.InnerTextAsync()).ShouldMatch("^Dropped: .{3,}");

        await page.Mouse.MoveAsync(0, 0);
        await dropped.FocusAsync();
        await Assertions.Expect(reason).ToBeVisibleAsync();
        (await page.Locator(".block.kept").CountAsync()).ShouldBe((await ReadAsync(WireCopy)).BlocksKept);
        page.Url.ShouldEndWith(PathOf(WireCopy));
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Without_scripts_all_of_it_is_there()
    {
        var article = await ReadAsync(WireCopy);
        var page = await OpenAsync(PathOf(WireCopy), script: false);
        await Assertions.Expect(page.Locator("#text > p")).ToHaveCountAsync(article.Text.Split("\n\n").Length);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the original" }).ClickAsync();
        await page.WaitForURLAsync("**/original");
        (await page.Locator(".block.dropped").CountAsync()).ShouldBe(article.BlocksDropped);
    }

    [Fact]
    public async Task Copies_are_linked_both_ways()
    {
        var copy = (await Task.WhenAll(ReadAsync(Wire), ReadAsync(WireCopy))).Single(article => article.DuplicateOf is not null);
        var page = await OpenAsync($"/articles/{copy.Id}");
        await page.GetByText("A near-duplicate of").GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync($"**/articles/{copy.DuplicateOf}");
        await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Copies" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync($"**/articles/{copy.Id}");
    }

    [Fact]
    public async Task Its_life_and_its_events_are_told()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf(Wire));
        var steps = await page.Locator(".life-what").AllInnerTextsAsync();
        var delivered = (await Web.Services.GetRequiredService<ILedger>().FindAsync(ArticleId.FromName(Wire), Token))!.Delivered;
        steps.ShouldBe(["Dropped", "Cleaned", "Enriched", .. delivered.Select(_ => "Delivered"), "Published"]);

        var sent = page.Locator("details.event", new PageLocatorOptions { HasTextString = "everything" });
        await sent.Locator("summary").ClickAsync();
        var json = JsonDocument.Parse(await sent.Locator("pre").InnerTextAsync()).RootElement;
        json.GetProperty("type").GetString().ShouldBe("article.enriched.v1");
        json.GetProperty("subject").GetString().ShouldBe(ArticleId.FromName(Wire).ToString());
        json.GetProperty("data").GetProperty("subscription").GetString().ShouldBe("everything");
    }

    [Fact]
    public async Task A_rejected_file_has_a_page_with_its_reason_and_its_blocks()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf("samples/sign-in.html"));
        await Assertions.Expect(page.Locator(".notice.warn")).ToContainTextAsync("Rejected: The page says \"Sign in");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the original" }).ClickAsync();
        await Assertions.Expect(page.Locator(".block").First).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_failed_article_and_a_withdrawn_one_say_why()
    {
        var failed = ArticleId.FromName("made/failed.html");
        await RecordAsync(new LedgerEntry
        {
            Id = failed,
            Name = "made/failed.html",
            Stage = ArticleStage.Failed,
            FailedIn = "EnrichArticle",
            Attempts = 3,
            Reason = new RejectionReason("failed", "EnrichArticle failed: the service said <no>."),
        });
        var page = await OpenAsync($"/articles/{failed}");
        await Assertions.Expect(page.Locator(".notice.bad"))
            .ToHaveTextAsync("Failed in EnrichArticle: EnrichArticle failed: the service said <no>.It was tried 3 times.");
        await Assertions.Expect(page.Locator(".life-failed")).ToContainTextAsync("Attempt 3.");

        var withdrawn = ArticleId.FromName("made/removed.html");
        await RecordAsync(new LedgerEntry
        {
            Id = withdrawn,
            Name = "made/removed.html",
            Stage = ArticleStage.Withdrawn,
            WithdrawnAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Reason = new RejectionReason("removed", "The file was removed from the inbox."),
        });
        await page.GotoAsync($"/articles/{withdrawn}");
        await Assertions.Expect(page.Locator("header .notice")).ToContainTextAsync("The file was removed from the inbox.");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_file_of_several_articles_leads_to_each()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf("samples/hollin-bridge.feed.json"));
        var parts = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Articles in the file" }).GetByRole(AriaRole.Link);
        (await parts.CountAsync()).ShouldBeGreaterThan(1);
        await parts.First.ClickAsync();
        await Assertions.Expect(page.Locator(".article-file")).ToContainTextAsync("samples/hollin-bridge.feed.json");
    }

    [Fact]
    public async Task What_nothing_knows_is_not_found()
    {
        var page = await OpenAsync($"/articles/{ArticleId.FromName("never dropped")}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }))
            .ToHaveTextAsync("No such article");
        ExpectError("404");
    }

    [Fact]
    public async Task An_article_is_accessible_in_both_themes_and_at_every_width()
    {
        await Web.SeededAsync();
        var page = await OpenAsync(PathOf(Wire));
        await page.ShouldBeAccessibleInBothThemesAndAtEveryWidthAsync(look => KeepPictureAsync(page, $"article-{look}"));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the original" }).ClickAsync();
        await page.Locator(".block").First.WaitForAsync();
        await page.ShouldBeAccessibleInBothThemesAndAtEveryWidthAsync(look => KeepPictureAsync(page, $"article-original-{look}"));
    }

    private static string PathOf(string name) => $"/articles/{ArticleId.FromName(name)}";

    private Task<LedgerEntry?> RecordAsync(LedgerEntry entry) =>
        Web.Services.GetRequiredService<ILedger>().UpdateAsync(entry.Id, known: null, _ => entry, Token);

    private async Task<EnrichedArticle> ReadAsync(string name)
    {
        await Web.SeededAsync();
        return (await Web.Services.GetRequiredService<IDocumentStore<EnrichedArticle>>()
            .ReadAsync(ArticleId.FromName(name), Token))!.Document;
    }
}
