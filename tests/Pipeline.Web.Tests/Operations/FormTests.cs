using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Operations;

/// <summary>A form that is not quite one of the pages' own changes nothing, and says why.</summary>
public sealed partial class FormTests(WebFixture web)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/operations/poison/discard", "ids=x&confirmed=yes", "The form has a field 'ids', which is not known; did you mean 'id'?")]
    [InlineData("/operations/poison/discard", "id=&confirmed=yes", "An id is empty.")]
    [InlineData("/operations/poison/replay", "confirmed=yes&confirmed=no", "The form has the field confirmed 2 times.")]
    [InlineData("/operations/reprocess", "dryRun=true&name=*", "The form has a field 'dryRun', which is not known.")]
    [InlineData("/operations/reprocess", "nmae=a.txt", "The form has a field 'nmae', which is not known; did you mean 'name'?")]
    [InlineData(
        "/operations/remove", "name=a.txt&confirm=yes", "The form has a field 'confirm', which is not known; did you mean 'confirmed'?")]
    [InlineData(
        "/operations/removals/confirm", "cuont=3&confirmed=yes",
        "The form has a field 'cuont', which is not known; did you mean 'count'?")]
    [InlineData("/operations/removals/confirm", "confirmed=yes", "'' is not a value of count")]
    [InlineData("/operations/removals/confirm", "count=3&count=4&confirmed=yes", "The form has the field count 2 times.")]
    [InlineData("/drop/00000000000000000000000000000000", "same=replce", "'replce' is not a value of same, which must be keep or replace; "
        + "did you mean 'replace'?")]
    [InlineData("/drop/00000000000000000000000000000000", "same=keep&same=replace", "The form has the field same 2 times.")]
    public async Task A_field_that_is_not_known_changes_nothing(string path, string fields, string message)
    {
        var (status, page) = await SendAsync(path, fields);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("Nothing was done");
        page.ShouldContain(message);
    }

    [Theory]
    [InlineData("", "The address has no name, the name of the file.")]
    [InlineData("?name=", "The address has no name")]
    [InlineData("?name=a.txt&overwrite=true", "The address has a field 'overwrite', which is not known.")]
    [InlineData("?name=a.txt&replce=true", "The address has a field 'replce', which is not known; did you mean 'replace'?")]
    [InlineData("?name=a.txt&replace=yes", "'yes' is not a value of replace, which must be true or false.")]
    [InlineData("?name=a.txt&name=b.txt", "The address has the field name 2 times.")]
    public async Task A_file_whose_address_is_not_quite_right_is_not_dropped_and_the_answer_says_why(string query, string message)
    {
        using var client = new HttpClient { BaseAddress = web.Address };
        var token = TokenField().Match(await client.GetStringAsync("/operations/remove", Token)).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/drop/{new string('0', 32)}/file{query}")
        {
            Content = new ByteArrayContent("A text."u8.ToArray()),
        };
        request.Headers.Add("X-Request-Token", token);

        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("error").GetString();
        error.ShouldNotBeNull().ShouldContain(message);
        error.ShouldEndWith("Nothing was dropped.");
    }

    [Fact]
    public async Task A_choice_that_is_none_of_those_on_the_page_is_not_taken_for_the_schedules_round()
    {
        var (_, page) = await SendAsync("/operations/reprocess", "stale=1");

        page.ShouldContain("'stale' must be true or false.");
        page.ShouldNotContain("Sent to be reprocessed");
    }

    private async Task<(HttpStatusCode Status, string Page)> SendAsync(string path, string fields)
    {
        using var client = new HttpClient { BaseAddress = web.Address };
        var token = TokenField().Match(await client.GetStringAsync("/operations/remove", Token)).Groups["token"].Value;
        using var content = new StringContent(
            $"_token={Uri.EscapeDataString(token)}&{fields}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(path, content, Token);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)));
    }

    [GeneratedRegex("""name="_token" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex TokenField();
}
