using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Trends;

public sealed partial class TrendsPageTests(WebFixture web) : PageTest(web)
{
    [Theory]
    [InlineData("/trends?from=2000-01-01")]
    [InlineData("/trends?q=the&language=en&copies=hide&by=year&from=2000-01-01")]
    [InlineData("/trends?entity=Location%3AChina&from=2000-01-01&by=month")]
    public async Task Every_number_leads_to_a_search_that_finds_as_many(string path)
    {
        // What other tests drop meanwhile has no date, so it is not among these.
        await Web.SeededAsync();
        var page = await OpenAsync(path, script: false);
        foreach (var table in await page.Locator("details > summary").AllAsync())
        {
            await table.ClickAsync();
        }

        // The first cells of each table, the counts beside the names, the pairs, and the total.
        var promises = await page.EvaluateAsync<string[][]>(
            """
            () => [
              [document.querySelector('.total b').textContent, document.querySelector('.total a').getAttribute('href')],
              ...[...document.querySelectorAll('.row-count a')].slice(0, 4).map(a => [a.textContent, a.getAttribute('href')]),
              ...[...document.querySelectorAll('tbody tr')].filter(row => row.querySelector('th a')).slice(0, 4).map(row =>
              [row.querySelector('td').textContent, row.querySelector('th a').getAttribute('href')]),
              ...[...document.querySelectorAll('td a')].filter((_, i) => i % 7 === 0).slice(0, 12).map(a => [a.textContent,
              a.getAttribute('href')]),
              ...[...document.querySelectorAll('svg a')].filter((_, i) => i % 9 === 0).slice(0, 8).map(a =>
              [a.getAttribute('aria-label').match(/([\d,]+) articles?$/)[1], a.getAttribute('href')]),
            ]
            """);
        promises.Length.ShouldBeGreaterThan(12);
        using var client = new HttpClient { BaseAddress = Web.Address };
        foreach (var promise in promises)
        {
            var found = Total().Match(await client.GetStringAsync(promise[1], Token)).Groups[1].Value;
            Number(found).ShouldBe(Number(promise[0]), promise[1]);
        }
    }

    [Fact]
    public async Task The_period_and_the_entity_are_in_the_address()
    {
        await Web.SeededAsync();
        var page = await OpenAsync("/trends");
        await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Who and what" })
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "China", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/trends?entity=Location%3AChina");
        await page.GetByLabel("From", new PageGetByLabelOptions { Exact = true }).FillAsync("2001-01-01");
        await page.GetByLabel("By", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("year");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).ClickAsync();
        await page.WaitForURLAsync("**entity=Location%3AChina**from=2001-01-01**by=year");
        await Assertions.Expect(page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Filters" })).ToContainTextAsync("China");
        await Assertions.Expect(page.GetByLabel("From", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("2001-01-01");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Without Place China" }).ClickAsync();
        await page.WaitForURLAsync("**/trends?from=2001-01-01");
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_and_one_that_nothing_has_say_so()
    {
        await Web.SeededAsync();
        await Assertions.Expect((await OpenAsync("/trends?q=(china")).GetByRole(AriaRole.Alert)).ToContainTextAsync("parenthesis");
        await Assertions.Expect((await OpenAsync("/trends?q=qwertzuiop")).Locator(".empty"))
            .ToContainTextAsync("No matches.");
    }

    [Fact]
    public async Task An_entitys_trends_are_accessible_with_their_tables_open()
    {
        await Web.SeededAsync();
        var page = await OpenAsync("/trends?entity=Location%3AChina");
        foreach (var table in await page.Locator("details > summary").AllAsync())
        {
            await table.ClickAsync();
        }

        await page.ShouldBeAccessibleInBothThemesAndAtEveryWidthAsync(look => KeepPictureAsync(page, $"trends-entity-{look}"));
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"role=""status""><b>([\d,]+)</b>")]
    private static partial Regex Total();
}
