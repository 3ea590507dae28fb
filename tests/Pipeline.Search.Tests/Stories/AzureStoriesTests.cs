using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Search.Tests.AzureSearch;

namespace Pipeline.Search.Tests.Stories;

public sealed class AzureStoriesTests : IDisposable
{
    private readonly FakeService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Asks_for_the_largest_stories_and_then_for_their_articles()
    {
        _service.Answer = request => request.Body["facets"] is not null
            ? FakeService.Json(HttpStatusCode.OK, JsonNode.Parse(
                """{"@search.facets":{"storyId":[{"value":"ferry","count":2},{"value":"storm","count":1}]},"value":[]}""")!)
            : FakeService.Json(HttpStatusCode.OK, JsonNode.Parse(
                """
                {"value":[
                  {"storyId":"ferry","title":"Ferry collides","siteName":"The Daily","publishedAt":"2026-03-01T10:00:00Z"},
                  {"storyId":"ferry","title":"Twelve hurt","siteName":"Gazette","publishedAt":"2026-03-01T11:00:00Z"}]}
                """)!);

        (await _service.Stories.ListAsync(new StoryQuery { PublishedFrom = Some.Now.AddDays(-1) }, Some.Cancellation)).ShouldBe(
            [new StorySummary("ferry", "Ferry collides", 2, 2, Some.Now.AddHours(-2), Some.Now.AddHours(-1))]);

        ((string?)_service.Requests[0].Body["filter"]).ShouldBe("publishedAt ge 2026-02-28T12:00:00.0000000+00:00");
        ((string?)_service.Requests[1].Body["filter"]).ShouldBe(
            "search.in(storyId, 'ferry', ',') and publishedAt ge 2026-02-28T12:00:00.0000000+00:00");
    }

    [Fact]
    public async Task Is_empty_where_no_story_has_two_articles()
    {
        _service.Answer = _ => FakeService.Json(
            HttpStatusCode.OK, JsonNode.Parse("""{"@search.facets":{"storyId":[{"value":"storm","count":1}]},"value":[]}""")!);

        (await _service.Stories.ListAsync(new StoryQuery(), Some.Cancellation)).ShouldBeEmpty();
        _service.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_articles_of_a_story_are_filtered_by_it()
    {
        await _service.Index.SearchAsync(new SearchQuery { StoryId = "it's" }, Some.Cancellation);

        ((string?)_service.Requests.Single().Body["filter"]).ShouldBe("storyId eq 'it''s'");
    }
}
