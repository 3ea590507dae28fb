using System.Net;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Shell;

/// <summary>What the server refuses, over the wire.</summary>
public sealed class RefusalTests(WebFixture web)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.test")]
    [InlineData("localhost:1")]
    public async Task A_page_asked_for_under_another_name_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Address) { Headers = { Host = host } };
        (await SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Origin", "http://evil.test")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_request_from_another_site_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Address) { Headers = { { header, value } } };
        (await SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_change_without_the_pages_token_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, web.Address)
        { Content = new FormUrlEncodedContent([KeyValuePair.Create("_token", "made-up")]) };
        (await SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/search?frm=2026-01-01", "'from'")]
    [InlineData("/search?from=banana", "must be a day")]
    [InlineData("/search?sentiment=postive", "positive")]
    [InlineData("/search?page=-1", "must be a number from 1")]
    [InlineData("/search?q=a&q=b", "2 times")]
    [InlineData("/search?from=2027-01-01&to=2026-01-01", "is after the day 'to'")]
    [InlineData("/trends?from=2027-01-01&to=2026-01-01", "is after the day 'to'")]
    [InlineData("/search/results?lang=de", "'lang'")]
    [InlineData("/trends?by=fortnight", "week")]
    [InlineData("/operations?stale=true", "takes no query")]
    [InlineData("/operations/reprocess?stael=true", "'stale'")]
    [InlineData("/operations/poison?al=true", "'all'")]
    [InlineData("/operations/remove?nmae=a.txt", "'name'")]
    [InlineData("/operations/remove?name=a.txt&name=b.txt", "2 times")]
    [InlineData("/operations/removals?pgae=2", "'page'")]
    [InlineData("/operations/poison/x?all=true", "takes no query")]
    [InlineData("/drop?replace=true", "takes no query")]
    [InlineData("/?page=2", "takes no query")]
    public async Task An_address_with_a_field_or_a_value_that_is_none_is_refused_with_what_was_meant(string path, string says)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(web.Address, path));

        var response = await SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token)).ShouldContain(says);
    }

    [Theory]
    [InlineData("/search?q=bridge&from=&to=&language=&sort=newest&copies=hide&page=2")]
    [InlineData("/trends?q=bridge&from=2026-01-01&to=&by=")]
    [InlineData("/operations/reprocess?stale=true&since=&name=&limit=")]
    public async Task An_address_as_a_form_sends_it_is_taken_with_its_empty_fields(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(web.Address, path));

        (await SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_is_never_kept_and_loads_nothing_from_elsewhere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Address);
        var response = await SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single()
            .ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
        var html = await response.Content.ReadAsStringAsync(Token);
        html.ShouldNotContain("//cdn", Case.Insensitive);
        html.ShouldNotContain(" style=");
        html.ShouldNotContain("https://");
    }

    [Fact]
    public async Task A_style_sheet_is_kept_for_good_under_an_address_that_changes_with_it()
    {
        using var client = new HttpClient { BaseAddress = web.Address };
        var html = await client.GetStringAsync("/", Token);
        var path = html.Split('"').First(part => part.EndsWith("/site.css", StringComparison.Ordinal));
        var first = await client.GetAsync(path, Token);
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");

        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        (await client.SendAsync(again, Token)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await client.GetAsync("/assets/older/site.css", Token)).Headers.CacheControl!.ToString().ShouldBe("no-cache");
        (await client.GetAsync("/assets/older/none.css", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_there_says_so_on_a_page()
    {
        using var client = new HttpClient { BaseAddress = web.Address };
        var response = await client.GetAsync("/nothing/here", Token);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("No such page");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        return await client.SendAsync(request, Token);
    }
}
