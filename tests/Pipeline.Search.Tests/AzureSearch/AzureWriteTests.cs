using System.Net;
using System.Net.Http.Headers;
using Azure;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.AzureSearch;

namespace Pipeline.Search.Tests.AzureSearch;

public sealed class AzureWriteTests : IDisposable
{
    private readonly FakeService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_document_is_uploaded_whole_with_its_body_in_its_languages_field()
    {
        await _service.Index.UpsertAsync(
            [
                Some.Document("a", "Häuser.") with
                {
                    Sequence = 3,
                    Title = "Titel",
                    Language = "DE",
                    SiteName = "Die Zeit",
                    Entities = [new("Person", "Žižek"), new("Person", "Žižek")],
                    KeyPhrases = ["Haus"],
                    PublishedAt = new DateTimeOffset(2024, 4, 20, 2, 0, 0, TimeSpan.FromHours(2)),
                },
            ],
            Some.Cancellation);

        var upload = _service.Uploads.ShouldHaveSingleItem();
        upload.Uri.ToString().ShouldStartWith("https://news.search.windows.net/indexes('articles')/docs/search.index?");
        var action = upload.Body["value"]![0]!;
        ((string?)action["@search.action"]).ShouldBe("upload");
        ((string?)action["id"]).ShouldBe(ArticleId.FromName("a").ToString());
        ((int?)action["sequence"]).ShouldBe(3);
        ((string?)action["text_de"]).ShouldBe("Häuser.");
        action["text"].ShouldBeNull();
        ((string?)action["title"]).ShouldBe("Titel");
        ((string?)action["title_de"]).ShouldBe("Titel");
        ((string?)action["siteKey"]).ShouldBe("die zeit");
        ((string?)action["publishedAt"]).ShouldBe("2024-04-20T00:00:00.0000000+00:00");
        ((string?)action["date"]).ShouldBe("2024-04-20T00:00:00.0000000+00:00");
        action["entities"]!.AsArray().Select(value => (string)value!).ShouldBe(["Person:Žižek"]);
        action["entityKeys"]!.AsArray().Select(value => (string)value!).ShouldBe(["žižek", "person:žižek"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("xx")]
    public async Task A_body_of_another_language_goes_through_the_standard_analyzer(string? language)
    {
        await _service.Index.UpsertAsync([Some.Document("a", "Words.") with { Language = language }], Some.Cancellation);
        ((string?)_service.Uploads.Single().Body["value"]![0]!["text"]).ShouldBe("Words.");
    }

    [Fact]
    public async Task Values_to_filter_by_are_cut_before_they_fail_the_document_and_the_body_is_not()
    {
        var endless = new string('\u4E2D', 40_000);
        await _service.Index.UpsertAsync(
            [Some.Document("a", endless) with { SiteName = endless, Entities = [new("Person", endless)] }], Some.Cancellation);
        var action = _service.Uploads.Single().Body["value"]![0]!;
        ((string)action["siteName"]!).Length.ShouldBe(IndexedDocument.MaxValueLength);
        ((string)action["entities"]![0]!).Length.ShouldBe(IndexedDocument.MaxValueLength);
        ((string)action["text"]!).Length.ShouldBe(40_000);
    }

    [Fact]
    public async Task An_article_stands_in_a_batch_once_by_its_newest_revision()
    {
        await _service.Index.UpsertAsync(
            [Some.Document("a", "second") with { Sequence = 2 }, Some.Document("a", "first"), Some.Document("b")], Some.Cancellation);
        var upload = _service.Uploads.ShouldHaveSingleItem();
        upload.Keys.Length.ShouldBe(2);
        ((string?)upload.Body["value"]![0]!["text"]).ShouldBe("second");
    }

    [Fact]
    public async Task A_thousand_documents_are_a_request()
    {
        await _service.Index.UpsertAsync([.. Enumerable.Range(0, 2001).Select(i => Some.Document($"{i}"))], Some.Cancellation);
        _service.Uploads.Select(upload => upload.Keys.Length).ShouldBe([1000, 1000, 1]);
    }

    [Fact]
    public async Task A_request_stays_under_sixteen_megabytes_as_it_is_sent()
    {
        // Letters beyond ASCII take six bytes in the SDK's JSON.
        await _service.Index.UpsertAsync(
            [.. Enumerable.Range(0, 7).Select(i => Some.Document($"{i}", new string('\u4E2D', 1_000_000)))], Some.Cancellation);
        _service.Uploads.Select(upload => upload.Keys.Length).ShouldBe([2, 2, 2, 1]);
        _service.Uploads.ShouldAllBe(upload => upload.Bytes.Length <= 16_000_000);
    }

    [Fact]
    public async Task Nothing_to_write_asks_for_nothing()
    {
        await _service.Index.UpsertAsync([], Some.Cancellation);
        _service.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(503)]
    public async Task Documents_that_fail_in_passing_are_sent_again_one_by_one(int status)
    {
        string[] busy = [.. Enumerable.Range(1, 4).Select(i => ArticleId.FromName($"{i}").ToString())];
        var tries = 0;
        _service.Answer = request => FakeService.Outcome(request, key => busy.Contains(key) && ++tries < 6 ? status : 200);

        await RunAsync(_service.Index.UpsertAsync([.. Enumerable.Range(0, 6).Select(i => Some.Document($"{i}"))], Some.Cancellation));

        _service.Uploads.Select(upload => upload.Keys.Length).ShouldBe([6, 1, 1, 1, 1, 1]);
        _service.Uploads.Skip(1).Take(4).Select(upload => upload.Keys[0]).ShouldBe(busy, ignoreOrder: true);
        _service.Uploads.Last().Keys[0].ShouldBe(_service.Uploads.ElementAt(1).Keys[0]);
    }

    [Fact]
    public async Task Many_documents_that_fail_in_passing_are_sent_again_in_one_request()
    {
        _service.Answer = request => FakeService.Outcome(request, _ => _service.Uploads.Count() == 1 ? 503 : 200);
        await RunAsync(_service.Index.UpsertAsync([.. Enumerable.Range(0, 100).Select(i => Some.Document($"{i}"))], Some.Cancellation));
        _service.Uploads.Select(upload => upload.Keys.Length).ShouldBe([100, 100]);
    }

    [Fact]
    public async Task The_service_is_left_alone_as_long_as_it_asks_for()
    {
        _service.Answer = request =>
        {
            var response = FakeService.Outcome(request, _ => _service.Uploads.Count() == 1 ? 503 : 200);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(90));
            return response;
        };
        var write = _service.Index.UpsertAsync([Some.Document("a")], Some.Cancellation);
        await UntilAsync(() => _service.Uploads.Any());

        _service.Time.Advance(TimeSpan.FromSeconds(89));
        await Task.Delay(50, Some.Cancellation);
        _service.Uploads.Count().ShouldBe(1);
        await RunAsync(write);
        _service.Uploads.Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_fails_for_good_is_named_with_its_reason_and_the_rest_is_written()
    {
        var bad = ArticleId.FromName("1").ToString();
        _service.Answer = request => FakeService.Outcome(request, key => key == bad ? 400 : 200);

        var exception = await Should.ThrowAsync<SearchIndexException>(
            () => _service.Index.UpsertAsync([.. Enumerable.Range(0, 1500).Select(i => Some.Document($"{i}"))], Some.Cancellation));

        exception.Message.ShouldContain("1 of 1500");
        exception.Message.ShouldContain(bad);
        exception.Message.ShouldContain("Reason 400.");
        _service.Uploads.Select(upload => upload.Keys.Length).ShouldBe([1000, 500]);
    }

    [Fact]
    public async Task A_document_that_stays_busy_is_given_up_and_named()
    {
        _service.Answer = request => FakeService.Outcome(request, _ => 503);
        var exception = await Should.ThrowAsync<SearchIndexException>(
            () => RunAsync(_service.Index.UpsertAsync([Some.Document("a")], Some.Cancellation)));
        exception.Message.ShouldContain("status 503");
        _service.Uploads.Count().ShouldBe(7);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_request_that_is_throttled_whole_is_sent_again(HttpStatusCode status)
    {
        _service.Answer = request =>
        {
            if (_service.Requests.Count > 1)
            {
                return null;
            }

            var response = FakeService.Error(status, "Too busy.");
            response.Headers.Add("retry-after-ms", "1");
            return response;
        };
        await _service.Index.UpsertAsync([Some.Document("a")], Some.Cancellation);
        _service.Uploads.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_is_too_large_after_all_is_halved()
    {
        _service.Answer = request => request.Keys.Length > 2 ? FakeService.Error(HttpStatusCode.RequestEntityTooLarge, "Too large.") : null;
        await _service.Index.UpsertAsync([.. Enumerable.Range(0, 5).Select(i => Some.Document($"{i}"))], Some.Cancellation);
        _service.Uploads.Select(upload => upload.Keys.Length).Where(length => length <= 2).Sum().ShouldBe(5);
    }

    [Fact]
    public async Task A_document_too_large_for_any_request_is_named_and_the_rest_is_written()
    {
        var large = ArticleId.FromName("1").ToString();
        _service.Answer = request =>
            request.Keys.Contains(large) ? FakeService.Error(HttpStatusCode.RequestEntityTooLarge, "Too large.") : null;
        var exception = await Should.ThrowAsync<SearchIndexException>(
            () => _service.Index.UpsertAsync([.. Enumerable.Range(0, 5).Select(i => Some.Document($"{i}"))], Some.Cancellation));
        exception.Failed.Keys.ShouldBe([ArticleId.FromName("1")]);
        exception.Message.ShouldContain("larger than the service accepts");
        _service.Documents["articles-v1"].Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_body_beyond_what_a_document_may_have_is_cut()
    {
        await _service.Index.UpsertAsync([Some.Document("a", new string('\u4E2D', 5_000_000))], Some.Cancellation);
        _service.Uploads.Single().Bytes.Length.ShouldBeLessThan(16_000_000);
    }

    [Fact]
    public async Task A_missing_index_is_made_at_the_first_write()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        await _service.Index.UpsertAsync([Some.Document("a")], Some.Cancellation);
        _service.Aliases["articles"].ShouldBe("articles-v1");
        _service.Documents["articles-v1"].Keys.ShouldBe([ArticleId.FromName("a").ToString()]);
    }

    [Fact]
    public async Task An_index_of_an_earlier_version_gets_the_fields_that_it_lacks_at_the_first_write()
    {
        _service.Answer = request =>
            request.Path.EndsWith("search.index", StringComparison.Ordinal)
            && _service.Indexes["articles-v1"]["fields"]!.AsArray().Count == 0
            ? FakeService.Error(HttpStatusCode.BadRequest, "The property 'clusterId' does not exist.")
            : null;
        await _service.Index.UpsertAsync([Some.Document("a")], Some.Cancellation);
        _service.Documents["articles-v1"].Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_index_of_an_earlier_version_gets_the_fields_that_it_lacks_when_it_is_compared()
    {
        var article = Some.Document("a") with { Sequence = 2, Revision = Revision.Of("two"u8) };
        await _service.Index.UpsertAsync([article], Some.Cancellation);
        _service.Indexes["articles-v1"]["fields"]!.AsArray().Clear();
        _service.Answer = request =>
            request.Path.EndsWith("search.post.search", StringComparison.Ordinal)
            && _service.Indexes["articles-v1"]["fields"]!.AsArray().Count == 0
            ? FakeService.Error(HttpStatusCode.BadRequest, "Could not find a property named 'revision'.")
            : null;

        (await _service.Index.ListAsync(null, 10, Some.Cancellation)).ShouldBe([new IndexEntry(article.Id, 2, article.Revision)]);
    }

    [Fact]
    public async Task A_request_that_is_refused_again_is_not_sent_for_ever()
    {
        _service.Answer = request =>
            request.Path.EndsWith("search.index", StringComparison.Ordinal) ? FakeService.Error(HttpStatusCode.BadRequest, "No.") : null;
        await Should.ThrowAsync<RequestFailedException>(() => _service.Index.UpsertAsync([Some.Document("a")], Some.Cancellation));
        _service.Uploads.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Deleting_names_the_keys_alone()
    {
        await _service.Index.DeleteAsync(
            [new(ArticleId.FromName("a")), new(ArticleId.FromName("b")), new(ArticleId.FromName("a"))], Some.Cancellation);
        var actions = _service.Uploads.Single().Body["value"]!.AsArray();
        actions.Count.ShouldBe(2);
        ((string?)actions[0]!["@search.action"]).ShouldBe("delete");
        actions[0]!.AsObject().Count.ShouldBe(2);
    }

    /// <summary>Lets the clock run until the work is done.</summary>
    private async Task RunAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            _service.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(5, Some.Cancellation));
        }

        await work;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, Some.Cancellation);
        }
    }
}
