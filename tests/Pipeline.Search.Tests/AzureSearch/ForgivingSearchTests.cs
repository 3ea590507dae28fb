using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.AzureSearch;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary>What the service is asked for when words were only typed.</summary>
public sealed class ForgivingSearchTests : IDisposable
{
    private readonly FakeService _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("electric cars", "((\"electric\" AND \"cars\")^10 OR \"electric\" OR \"cars\")")]
    [InlineData("steel", "(\"steel\")")]
    [InlineData("who was stabbed in Berlin", "((\"stabbed\" AND \"Berlin\")^10 OR \"stabbed\" OR \"Berlin\")")]
    [InlineData("\"south china sea\" islands", "(\"south china sea\" AND (\"south china sea\" OR (\"islands\")))")]
    [InlineData("steel -copper", "((\"steel\") AND NOT \"copper\")")]
    public async Task Any_of_the_words_is_enough_and_all_weigh_more(string text, string expected)
    {
        await SearchAsync(new SearchQuery { Text = text, Sort = SearchSort.Newest });

        var body = _service.Requests[0].Body;
        ((string?)body["search"]).ShouldBe(expected);
        ((string?)body["searchMode"]).ShouldBe("any");
        ((string?)body["queryType"]).ShouldBe("full");
    }

    [Theory]
    [InlineData("\"electric cars\"", "\"electric cars\"")]
    [InlineData("electric AND cars", "(\"electric\" AND \"cars\")")]
    [InlineData("title:cars", "title:\"cars\"")]
    [InlineData("the who", "(\"the\" AND \"who\")")]
    public async Task What_is_meant_to_the_letter_and_stop_words_alone_are_asked_for_as_they_stand(string text, string expected)
    {
        await SearchAsync(new SearchQuery { Text = text });

        var body = _service.Requests.ShouldHaveSingleItem().Body;
        ((string?)body["search"]).ShouldBe(expected);
        ((string?)body["searchMode"]).ShouldBe("all");
    }

    [Fact]
    public async Task The_semantic_ranker_orders_the_first_hits()
    {
        _service.Answer = _ => Found(("a", "Steel.", 1.0, 2.5), ("b", "Steel.", 7.0, 1.5));

        var results = await SearchAsync(new SearchQuery { Text = "what about steel tariffs" });

        var body = _service.Requests.ShouldHaveSingleItem().Body;
        ((string?)body["queryType"]).ShouldBe("semantic");
        ((string?)body["semanticConfiguration"]).ShouldBe("articles");
        ((string?)body["semanticErrorHandling"]).ShouldBe("partial");
        ((string?)body["search"]).ShouldBe("steel tariffs");
        ((string?)body["searchMode"]).ShouldBe("any");
        results.Hits.Select(hit => (hit.Name, hit.Score)).ShouldBe([("a", 2.5), ("b", 1.5)]);
    }

    [Fact]
    public async Task Later_pages_and_orders_by_date_do_without_the_semantic_ranker()
    {
        _service.Answer = _ => Found(("a", "Steel.", 1.0, null));
        await SearchAsync(new SearchQuery { Text = "steel tariffs", Skip = 50 });
        await SearchAsync(new SearchQuery { Text = "steel tariffs", Sort = SearchSort.Oldest });

        _service.Requests.Select(request => (string?)request.Body["queryType"]).ShouldBe(["full", "full"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.PaymentRequired)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_service_without_the_semantic_ranker_is_asked_without_it_and_again_after_an_hour(HttpStatusCode status)
    {
        _service.Answer = request => (string?)request.Body["queryType"] == "semantic"
            ? FakeService.Error(status, "Semantic search is not enabled for this service.")
            : Found(("a", "Steel.", 1.0, null));

        (await SearchAsync(new SearchQuery { Text = "steel tariffs" })).Hits.Single().Name.ShouldBe("a");
        (await SearchAsync(new SearchQuery { Text = "steel tariffs" })).Hits.Single().Name.ShouldBe("a");
        _service.Time.Advance(TimeSpan.FromHours(1));
        await SearchAsync(new SearchQuery { Text = "steel tariffs" });

        _service.Requests.Select(request => (string?)request.Body["queryType"]).ShouldBe(["semantic", "full", "full", "semantic", "full"]);
    }

    [Fact]
    public async Task What_is_refused_without_the_semantic_ranker_too_is_explained()
    {
        _service.Answer = _ => FakeService.Error(HttpStatusCode.BadRequest, "Too many clauses.");
        (await Should.ThrowAsync<SearchQueryException>(() => SearchAsync(new SearchQuery { Text = "steel" })))
            .Message.ShouldContain("Too many clauses.");
    }

    [Fact]
    public async Task When_nothing_is_found_a_letter_may_be_another_and_it_is_said_which()
    {
        _service.Answer = request => ((string?)request.Body["search"])!.Contains('~')
            ? Found(("a", "The \u0002steel\u0003 tariffs.", 1.0, null))
            : Found();

        var results = await SearchAsync(new SearchQuery { Text = "Stele tarifs, US" });

        ((string?)_service.Requests[^1].Body["search"]).ShouldBe("((stele~1 AND tarifs~1 AND \"US\")^10 OR stele~1 OR tarifs~1 OR \"US\")");
        results.DidYouMean.ShouldBe("steel tariffs, US");
        results.Hits.Single().Name.ShouldBe("a");
    }

    [Fact]
    public async Task Where_it_cannot_be_said_what_was_meant_nothing_is_found()
    {
        _service.Answer = request => ((string?)request.Body["search"])!.Contains('~') ? Found(("a", "Other.", 1.0, null)) : Found();

        var results = await SearchAsync(new SearchQuery { Text = "stele" });

        (results.Total, results.DidYouMean).ShouldBe((0, null));
    }

    [Fact]
    public void Names_are_indexed_without_accents_too()
    {
        var fields = IndexedDocument.Of(Some.Document("a") with
        {
            Title = "Łódź",
            Entities = [new("Location", "Tromsø")],
            KeyPhrases = ["Straße"],
        });
        ((string[])fields["folded"]).ShouldBe(["Łódź", "Tromsø", "Straße"]);
        IndexDefinition.Create("articles").Fields.Single(field => field.Name == "folded").AnalyzerName.ToString()
            .ShouldBe("standardasciifolding.lucene");
    }

    private Task<SearchResults> SearchAsync(SearchQuery query) => _service.Index.SearchAsync(query, Some.Cancellation);

    private static HttpResponseMessage Found(params (string Name, string Passage, double Score, double? Reranked)[] hits) =>
        FakeService.Json(HttpStatusCode.OK, new JsonObject
        {
            ["@odata.count"] = hits.Length,
            ["value"] = new JsonArray([.. hits.Select(hit => new JsonObject
            {
                ["@search.score"] = hit.Score,
                ["@search.rerankerScore"] = hit.Reranked,
                ["@search.highlights"] = new JsonObject { ["text_en"] = new JsonArray(hit.Passage) },
                ["id"] = ArticleId.FromName(hit.Name).ToString(),
                ["name"] = hit.Name,
                ["title"] = null,
                ["siteName"] = null,
                ["language"] = "en",
                ["sentiment"] = null,
                ["publishedAt"] = null,
                ["summary"] = null,
            })]),
        });
}
