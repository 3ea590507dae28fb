using System.Net;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Operations;

/// <summary>
/// What the page that removes a file deletes, and what it does not; over the wire, so that no browser changes what is sent.
/// </summary>
public sealed partial class RemovalTests(WebFixture web)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_leads_out_of_the_inbox_removes_nothing(bool isConfirmed)
    {
        var entry = await web.PublishAsync("removal/not-theirs.txt", SomeArticle.About("borrowed ladder"), Token);
        var blob = new BlobContainerClient(web.ConnectionString, StorageNames.EnrichedArticles).GetBlobClient($"{entry.Id}.json");
        var name = $"../{StorageNames.EnrichedArticles}/{entry.Id}.json";

        (await PostAsync(name, isConfirmed)).ShouldContain($"'{name}' was not removed");

        (await blob.ExistsAsync(Token)).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_called_like_another_articles_id_is_removed_and_not_the_other()
    {
        var kept = await web.PublishAsync("removal/kept.txt", SomeArticle.About("weather vane"), Token);
        var called = await web.PublishAsync(kept.Id.ToString(), SomeArticle.About("stone circle"), Token);

        (await PostAsync(called.Id.ToString(), isConfirmed: false)).ShouldContain($"Remove {kept.Id}?");
        (await PostAsync(kept.Id.ToString(), isConfirmed: true)).ShouldContain("was removed");

        await web.WaitForAsync(called.Id, entry => entry.Stage == ArticleStage.Withdrawn, Token);
        (await ExistsAsync("removal/kept.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_a_blank_is_removed_and_not_the_one_without()
    {
        await web.PublishAsync("removal-blank.txt", SomeArticle.About("cattle market"), Token);
        var blank = await web.PublishAsync(" removal-blank.txt", SomeArticle.About("ice house"), Token);

        (await PostAsync(blank.Id.ToString(), isConfirmed: false)).ShouldContain("Remove  removal-blank.txt?");
        (await PostAsync(" removal-blank.txt", isConfirmed: true)).ShouldContain("was removed");

        (await ExistsAsync("removal-blank.txt")).ShouldBeTrue();
        (await ExistsAsync(" removal-blank.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task Blanks_around_what_somebody_typed_do_not_count()
    {
        await web.PublishAsync("removal/typed.txt", SomeArticle.About("ferry bell"), Token);

        (await PostAsync(" removal/typed.txt ", isConfirmed: false)).ShouldContain("Remove removal/typed.txt?");

        (await ExistsAsync("removal/typed.txt")).ShouldBeTrue();
    }

    private async Task<bool> ExistsAsync(string name) =>
        await web.Services.GetRequiredService<IInboxReader>().FindETagAsync(name, Token) is not null;

    /// <summary>Sends the page's form, or the one that confirms it, with the token of a page.</summary>
    private async Task<string> PostAsync(string name, bool isConfirmed)
    {
        using var client = new HttpClient { BaseAddress = web.Address };
        var input = TokenField().Match(await client.GetStringAsync("/operations/remove", Token)).Value;
        Dictionary<string, string> fields = new()
        {
            [Attribute(input, "name")] = Attribute(input, "value"),
            ["name"] = name,
            ["confirmed"] = isConfirmed ? "yes" : string.Empty,
        };
        using var content = new FormUrlEncodedContent(fields);
        var answer = await client.PostAsync("/operations/remove", content, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex TokenField();
}
