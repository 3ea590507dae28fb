using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Api;

/// <summary>The API of a running host over HTTP, as a developer's program uses it.</summary>
public sealed class ArticleApiTests(WebFixture web)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_dropped_read_found_and_removed_over_http()
    {
        using var client = Client();
        const string Name = "api/light house.txt";
        var text = SomeArticle.About("semaphore");

        using var put = await client.PutAsync("articles/api/light%20house.txt", Bytes(text), Token);
        put.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = ArticleId.FromName(Name);
        put.Headers.Location.ShouldBe(new Uri($"/api/articles/{id}", UriKind.Relative));
        await web.WaitForAsync(id, row => row.Stage == ArticleStage.Published, Token);

        (await client.GetFromJsonAsync<JsonElement>($"articles/{id}/document", Token)).GetProperty("name").GetString().ShouldBe(Name);
        using var original = await client.GetAsync($"articles/{id}/original", Token);
        (await original.Content.ReadAsStringAsync(Token)).ShouldBe(text);
        original.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        original.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await NamesAsync(client, "search?q=semaphore", "hits")).ShouldContain(Name);
        (await NamesAsync(client, "articles?stage=published&limit=1000", "articles")).ShouldContain(Name);
        (await client.GetFromJsonAsync<JsonElement>("events?subscription=everything&limit=200", Token)).GetProperty("events")
            .EnumerateArray().Select(one => one.GetProperty("subject").GetString()).ShouldContain(id.ToString());

        using var delete = await client.DeleteAsync("articles/api/light%20house.txt", Token);
        delete.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await web.WaitForAsync(id, row => row.Stage == ArticleStage.Withdrawn, Token);
    }

    [Theory]
    [InlineData("POST", "reprocess", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("PATCH", "articles/a.txt", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("DELETE", "articles/nobody.txt", HttpStatusCode.NotFound)]
    [InlineData("PUT", "status", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "articles?stag=published", HttpStatusCode.BadRequest)]
    [InlineData("GET", "nothing", HttpStatusCode.NotFound)]
    public async Task What_is_wrong_with_a_request_is_said_as_problem_details(string method, string path, HttpStatusCode status)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        { Content = method == "GET" ? null : new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded") };

        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("PUT", "Origin", "http://evil.test")]
    [InlineData("DELETE", "Sec-Fetch-Site", "cross-site")]
    [InlineData("OPTIONS", "Origin", "http://evil.test")]
    public async Task Another_sites_page_changes_no_file(string method, string header, string value)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), "articles/evil.txt")
        { Content = Bytes("x"), Headers = { { header, value } } };

        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static ByteArrayContent Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<List<string?>> NamesAsync(HttpClient client, string path, string list) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path, Token)).GetProperty(list).EnumerateArray()
            .Select(one => one.GetProperty("name").GetString())];

    private HttpClient Client() => new() { BaseAddress = new Uri(web.Address, "api/") };
}
