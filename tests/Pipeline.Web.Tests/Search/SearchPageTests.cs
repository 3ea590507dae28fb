using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Searching;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Search;

public sealed class SearchPageTests(WebFixture web) : PageTest(web)
{
    [Fact]
    public async Task What_is_typed_is_found_and_stays_in_the_address()
    {
        var page = await StartAsync("/search");
        await Box(page).PressSequentiallyAsync("blinken china");
        await ShouldFindAsync(page, "q=blinken+china");
        var found = await FindAsync(new SearchQuery { Text = "blinken china" });
        found.Total.ShouldBeGreaterThan(1);
        await ShouldHaveTotalAsync(page, found.Total);
        await Assertions.Expect(page.Locator(".hit mark").First).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Assertions.Expect(Box(page)).ToHaveValueAsync("blinken china");
        await ShouldHaveTotalAsync(page, found.Total);

        await page.Locator(".hit h2 a").First.ClickAsync();
        // The page that is gone back from needs not be loaded.
        await page.WaitForURLAsync("**/articles/*", new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        await page.GoBackAsync();
        await Assertions.Expect(Box(page)).ToHaveValueAsync("blinken china");
        await ShouldHaveTotalAsync(page, found.Total);
    }

    [Fact]
    public async Task A_facet_narrows_down_to_as_many_as_it_says_and_can_be_taken_away()
    {
        var page = await StartAsync("/search?q=the&from=2000-01-01");
        var language = page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Language" }).GetByRole(AriaRole.Listitem)
            .Filter(new LocatorFilterOptions { HasText = "English" });
        var count = int.Parse(await language.Locator(".num").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        await language.GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync("**/search?q=the&language=en&from=2000-01-01");
        await ShouldHaveTotalAsync(page, count);
        await Assertions.Expect(page.Locator(".facet-active")).ToHaveTextAsync("English");

        // What is typed next keeps the filter.
        await Box(page).PressAsync("End");
        await Box(page).PressSequentiallyAsync(" -china");
        await page.WaitForURLAsync("**language=en**");
        await ShouldHaveTotalAsync(
            page, (await FindAsync(
                new SearchQuery
                {
                    Text = "the -china",
                    Language = "en",
                    PublishedFrom =
                        new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)
                })).Total);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Without Language English" }).ClickAsync();
        await page.WaitForURLAsync("**/search?q=the%20-china&from=2000-01-01");
        await page.GoBackAsync();
        await page.WaitForURLAsync("**language=en**");
    }

    [Fact]
    public async Task Suggestions_are_chosen_with_the_keyboard()
    {
        var page = await StartAsync("/search");
        var box = Box(page);
        await box.PressSequentiallyAsync("blink");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        var option = page.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(option).ToContainTextAsync("Blinken");
        await page.ShouldBeAccessibleAsync();
        await KeepPictureAsync(page, "search-suggestions-1280-light");

        await box.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("ArrowUp");
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "false");
        await box.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(box).ToHaveValueAsync("blink");

        await box.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?entity=*");
        await Assertions.Expect(page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Filters" })).ToContainTextAsync("Blinken");
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_explained_while_it_is_typed()
    {
        var page = await StartAsync("/search");
        await Box(page).PressSequentiallyAsync("china (trade");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The parenthesis at position 7 is never closed.");
        await Box(page).PressAsync("End");
        await Box(page).PressSequentiallyAsync(")");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_word_that_is_not_yet_whole_finds_those_that_begin_so()
    {
        var page = await StartAsync("/search");
        await Box(page).PressSequentiallyAsync("blinke");
        await page.WaitForURLAsync("**/search?q=blinke");
        await ShouldHaveTotalAsync(page, (await FindAsync(new SearchQuery { Text = "blinke*" })).Total);
        await Assertions.Expect(page.GetByText("These have a word that begins with its last word")).ToBeVisibleAsync();
        // The suggestions are over the link.
        await Box(page).PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Trends for these results" }).ClickAsync();
        await page.WaitForURLAsync("**/trends?q=blinke**");
    }

    [Fact]
    public async Task Nothing_found_says_what_to_try()
    {
        var page = await StartAsync("/search?q=qwertzuiop&language=en");
        await ShouldHaveTotalAsync(page, 0);
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("or remove a filter");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Dates_order_and_copies_are_part_of_the_search()
    {
        var page = await StartAsync("/search");
        await page.GetByLabel("From").FillAsync("2024-01-01");
        await page.GetByLabel("Order").SelectOptionAsync("oldest");
        await page.GetByLabel("Hide near-duplicates").CheckAsync();
        await ShouldFindAsync(page, "from=2024-01-01&sort=oldest&copies=hide");
        var found = await FindAsync(
            new SearchQuery
            {
                PublishedFrom = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
                HideDuplicates = true,
                Sort =
                    SearchSort.Oldest
            });
        await ShouldHaveTotalAsync(page, found.Total);
        await Assertions.Expect(page.Locator(".hit h2").First).ToHaveTextAsync(found.Hits[0].Title!);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_scripts()
    {
        await Web.SeededAsync();
        // What other tests drop meanwhile comes last.
        var page = await OpenAsync("/search?sort=oldest", script: false);
        var first = await page.Locator(".hit h2 a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        first.Length.ShouldBe(20);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
        await page.WaitForURLAsync("**/search?sort=oldest&page=2");
        var second = await page.Locator(".hit h2 a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        second.ShouldNotBeEmpty();
        second.Intersect(first).ShouldBeEmpty();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Previous" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_scripts_the_form_searches()
    {
        await Web.SeededAsync();
        var page = await OpenAsync("/search", script: false);
        await Box(page).FillAsync("blinken");
        await Box(page).PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=blinken**");
        await ShouldHaveTotalAsync(page, (await FindAsync(new SearchQuery { Text = "blinken" })).Total);
    }

    [Theory]
    [InlineData("/search?q=china&entity=Location%3AChina&language=en")]
    [InlineData("/search?q=(")]
    public async Task A_search_is_accessible_in_both_themes_and_at_every_width(string path)
    {
        await Web.SeededAsync();
        var page = await OpenAsync(path);
        var name = path.Contains("china", StringComparison.Ordinal) ? "filtered" : "fault";
        await page.ShouldBeAccessibleInBothThemesAndAtEveryWidthAsync(look => KeepPictureAsync(page, $"search-{name}-{look}"));
    }

    private static ILocator Box(IPage page) => page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Words to search for" });

    private static Task ShouldHaveTotalAsync(IPage page, long total) =>
        Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(
            $"{total} {(total == 1 ? "article" : "articles")}", new LocatorAssertionsToHaveTextOptions { Timeout = Patience });

    private async Task<IPage> StartAsync(string path)
    {
        await Web.SeededAsync();
        return await OpenAsync(path);
    }

    /// <summary>A failure says which search the page is at.</summary>
    private static Task ShouldFindAsync(IPage page, string query) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex($"/search{Regex.Escape("?" + query)}$"));

    private Task<SearchResults> FindAsync(SearchQuery query) => Web.Services.GetRequiredService<ISearchIndex>().SearchAsync(query, Token);
}
