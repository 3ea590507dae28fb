using System.Text;
using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations.Api;

/// <summary>What a developer does with articles over HTTP: lists, reads, drops and removes them.</summary>
public sealed class ArticleRoutesTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "archive"), ("Subscriptions:0:Queue", "archive"), ("Reading:MaxBytes", "20000"),
        ("Cleaning:FindDuplicates", "false"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_list_goes_through_all_articles_page_by_page()
    {
        string[] names = [.. Enumerable.Range(1, 7).Select(number => $"{number}.txt")];
        foreach (var name in names)
        {
            await _pipeline.DropAsync(name, Some.Cleaned().Text, Token);
        }

        var (listed, cursor, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = await JsonAsync("articles", ("limit", "3"), ("cursor", cursor));
            listed.AddRange(page.GetProperty("articles").EnumerateArray().Select(Name));
            cursor = page.GetProperty("next").GetString();
            pages++;
        }
        while (cursor is not null);

        listed.ShouldBe(names, ignoreOrder: true);
        pages.ShouldBe(3);
    }

    [Fact]
    public async Task Stories_are_the_events_that_several_articles_tell()
    {
        var text = Some.Cleaned().Text;
        await _pipeline.DropAsync("one.txt", text, Token);
        await _pipeline.DropAsync("two.txt", text, Token);

        var story = (await JsonAsync("stories", ("top", "5"))).GetProperty("stories").EnumerateArray().ShouldHaveSingleItem();

        story.GetProperty("articles").GetInt32().ShouldBe(2);
        story.GetProperty("id").GetString().ShouldBe(_pipeline.Ledger["one.txt"].StoryId.ToString());
        var tooMany = await AnswerAsync("GET", "stories", query: [("top", "1001")]);
        tooMany.Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_list_is_of_a_stage_a_reason_and_a_time()
    {
        await _pipeline.DropAsync("good.txt", Some.Cleaned().Text, Token);
        await _pipeline.DropAsync("empty.txt", string.Empty, Token);
        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        var later = _pipeline.Time.GetUtcNow().ToString("O");
        await _pipeline.DropAsync("late.txt", string.Empty, Token);

        (await NamesAsync(("stage", "published"))).ShouldBe(["good.txt"]);
        (await NamesAsync(("stage", "rejected"), ("since", later))).ShouldBe(["late.txt"]);
        (await NamesAsync(("reason", "empty"))).ShouldBe(["empty.txt", "late.txt"], ignoreOrder: true);
        var rejected = (await JsonAsync("articles", ("stage", "rejected"))).GetProperty("articles")[0];
        rejected.GetProperty("stage").GetString().ShouldBe("rejected");
        rejected.GetProperty("reason").GetProperty("code").GetString().ShouldBe("empty");
    }

    [Fact]
    public async Task A_list_is_of_a_publication_as_the_document_names_it()
    {
        await _pipeline.DropAsync("gazette.html", Page("The Gazette"), Token);
        await _pipeline.DropAsync("herald.html", Page("Herald"), Token);

        (await NamesAsync(("site", "the gazette"))).ShouldBe(["gazette.html"]);
        (await NamesAsync(("site", "Nobody's"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("stage", "Published", "The query's stage is 'Published', which is not known; did you mean 'published'?")]
    [InlineData("limit", "1001", "The query's limit must be a whole number from 1 to 1,000.")]
    [InlineData("since", "yesterday", "The query's since must be a time")]
    [InlineData("cursor", "abc", "The cursor is not one that this list gave.")]
    [InlineData("site", "", "The query's site is empty. Leave it out.")]
    public async Task A_list_that_is_asked_for_wrongly_is_refused(string name, string value, string detail) =>
        (await DetailAsync(400, "GET", "articles", query: [(name, value)])).ShouldStartWith(detail);

    [Fact]
    public async Task A_cursor_of_another_list_is_refused_and_not_read_from_the_start()
    {
        await _pipeline.DropAsync("1.txt", Some.Cleaned().Text, Token);
        await _pipeline.DropAsync("2.txt", Some.Cleaned().Text, Token);
        var next = (await JsonAsync("articles", ("stage", "published"), ("limit", "1"))).GetProperty("next").GetString();

        (await DetailAsync(400, "GET", "articles", query: [("stage", "rejected"), ("cursor", next)]))
            .ShouldStartWith("The cursor is not one that this list gave.");
    }

    [Fact]
    public async Task A_document_and_its_file_are_read_by_the_articles_id()
    {
        var page = Page("The Gazette");
        await _pipeline.DropAsync("news/a b.html", page, Token);
        var id = ArticleId.FromName("news/a b.html");

        var document = await JsonAsync($"articles/{id}/document");
        document.GetProperty("siteName").GetString().ShouldBe("The Gazette");
        document.GetProperty("id").GetString().ShouldBe(id.ToString());

        var original = await AnswerAsync("GET", $"articles/{id}/original");
        original.Status.ShouldBe(200);
        original.ContentType.ShouldBe("application/octet-stream", "a browser must not show it");
        Encoding.UTF8.GetString(original.Body.Span).ShouldBe(page);
        original.Headers.ShouldContain(KeyValuePair.Create("Content-Disposition", "attachment; filename*=UTF-8''a%20b.html"));
        original.Headers.ShouldContain(KeyValuePair.Create("X-Content-Type-Options", "nosniff"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_by_name()
    {
        await _pipeline.DropAsync("empty.txt", string.Empty, Token);
        var id = ArticleId.FromName("empty.txt");

        (await DetailAsync(404, "GET", $"articles/{id}/document")).ShouldStartWith("There is no document of this article");
        (await DetailAsync(404, "GET", $"articles/{ArticleId.FromName("no.txt")}/original")).ShouldBe("No article has this id.");
        _pipeline.Inbox.Remove("empty.txt");
        (await DetailAsync(404, "GET", $"articles/{id}/original")).ShouldBe("The file is no longer in the inbox.");
        (await DetailAsync(404, "GET", "articles/no.txt/document")).ShouldBe("No article has this id or file name.");
    }

    [Fact]
    public async Task A_file_whose_personal_information_is_masked_is_not_handed_out()
    {
        await _pipeline.DropAsync("a.txt", Some.Cleaned().Text, Token);
        _pipeline.Configure("Enrichment:Features", "Language,Pii");

        (await DetailAsync(403, "GET", $"articles/{ArticleId.FromName("a.txt")}/original"))
            .ShouldStartWith("Published texts have personal information masked");
    }

    [Fact]
    public async Task A_file_is_dropped_under_its_name_and_is_the_next_version_of_one_that_is_there()
    {
        var first = await AnswerAsync("PUT", "articles/news%2Fa.txt", "one");
        await AnswerAsync("PUT", "articles/news/a.txt", "two");

        first.Status.ShouldBe(202);
        var id = ArticleId.FromName("news/a.txt");
        first.Headers.ShouldBe([KeyValuePair.Create("Location", $"/api/articles/{id}")]);
        JsonDocument.Parse(first.Body).RootElement.GetProperty("name").GetString().ShouldBe("news/a.txt");
        (await ReadAsync("news/a.txt")).ShouldBe("two");
    }

    [Fact]
    public async Task A_file_that_is_to_be_new_does_not_replace_another()
    {
        (await _pipeline.Api.AnswerAsync(Put("a.txt", "one") with { IfNoneMatch = "*" }, Token)).Status.ShouldBe(202);

        var second = await _pipeline.Api.AnswerAsync(Put("a.txt", "two") with { IfNoneMatch = "*" }, Token);

        second.Status.ShouldBe(412);
        (await ReadAsync("a.txt")).ShouldBe("one");
    }

    [Fact]
    public async Task What_cannot_be_dropped_is_refused_and_nothing_is_there()
    {
        (await DetailAsync(400, "PUT", "articles/../articles-clean/a.json", "x"))
            .ShouldStartWith("The inbox cannot hold a file of this name");
        (await DetailAsync(413, "PUT", "articles/a.txt", new string('a', 20_001))).ShouldStartWith("The file has more than 20,000 bytes");
        var form = await _pipeline.Api.AnswerAsync(Put("a.txt", "x") with { ContentType = "multipart/form-data; boundary=b" }, Token);
        form.Status.ShouldBe(415);
        (await _pipeline.Inbox.ListAsync(marker: null, Token)).Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_removed_by_its_name_and_its_articles_are_withdrawn()
    {
        await _pipeline.DropAsync("news/a.txt", Some.Cleaned().Text, Token);

        (await AnswerAsync("DELETE", "articles/news/a.txt")).Status.ShouldBe(202);
        await _pipeline.DrainAsync(Token);

        _pipeline.Ledger["news/a.txt"].Stage.ShouldBe(ArticleStage.Withdrawn);
        (await DetailAsync(404, "DELETE", "articles/news/a.txt")).ShouldBe("There is no file of this name in the inbox.");
    }

    [Fact]
    public async Task An_articles_id_removes_nothing()
    {
        await _pipeline.DropAsync("a.txt", Some.Cleaned().Text, Token);

        (await DetailAsync(409, "DELETE", $"articles/{ArticleId.FromName("a.txt")}"))
            .ShouldBe("This is the id of an article. Files are removed by name: its file is 'a.txt'. Nothing was removed.");
        (await _pipeline.Inbox.FindETagAsync("a.txt", Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_events_of_a_subscription_are_those_that_were_sent()
    {
        await _pipeline.DropAsync("a.txt", Some.Cleaned().Text, Token);
        await _pipeline.DropAsync("b.txt", Some.Cleaned().Text + "\n\nAnother paragraph, about the bridge and its tolls.", Token);

        var page = await JsonAsync("events", ("subscription", "archive"));

        page.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("id").GetString())
            .ShouldBe(_pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()), ignoreOrder: true);
        page.GetProperty("next").GetString().ShouldBeNull();
        (await DetailAsync(404, "GET", "events", query: [("subscription", "archiv")])).ShouldBe("There is no subscription 'archiv'.");
        (await DetailAsync(400, "GET", "events")).ShouldStartWith("The query has no subscription");
    }

    private static string Page(string site) =>
        $"<html><head><title>Bridge reopens</title><meta property=og:site_name content='{site}'></head><body><article>"
        + "<h1>Bridge reopens</h1>"
        + string.Concat(Some.Cleaned().Text.Split("\n\n").Select(text => $"<p>{text}</p>")) + "</article></body></html>";

    private static string Name(JsonElement article) => article.GetProperty("name").GetString()!;

    private static ApiRequest Put(string name, string body) =>
        new("PUT", $"articles/{name}", [], new MemoryStream(Encoding.UTF8.GetBytes(body))) { ContentType = "text/plain" };

    private async Task<List<string>> NamesAsync(params (string, string?)[] query) =>
        [.. (await JsonAsync("articles", query)).GetProperty("articles").EnumerateArray().Select(Name)];

    private async Task<string> ReadAsync(string name)
    {
        await using var file = (await _pipeline.Inbox.OpenAsync(name, Token))!;
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync(Token);
    }

    private async Task<JsonElement> JsonAsync(string path, params (string, string?)[] query)
    {
        var answer = await AnswerAsync("GET", path, query: query);
        answer.Status.ShouldBe(200, Encoding.UTF8.GetString(answer.Body.Span));
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    private async Task<string> DetailAsync(int status, string method, string path, string body = "", params (string, string?)[] query)
    {
        var answer = await AnswerAsync(method, path, body, query);
        answer.Status.ShouldBe(status, Encoding.UTF8.GetString(answer.Body.Span));
        answer.ContentType.ShouldBe("application/problem+json");
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()!;
    }

    private Task<ApiResponse> AnswerAsync(string method, string path, string body = "", params (string Name, string? Value)[] query) =>
        _pipeline.Api.AnswerAsync(
            new ApiRequest(
                method,
                path,
                [.. query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!))],
                new MemoryStream(Encoding.UTF8.GetBytes(body))),
            Token);
}
