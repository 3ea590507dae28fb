using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.AzureSearch;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Tests.AzureSearch;

public sealed class AzureSearchTests : IDisposable
{
    private readonly FakeService _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("china", "\"china\"")]
    [InlineData("china trade OR steel", "((\"china\" AND \"trade\") OR \"steel\")")]
    [InlineData("china -trade -steel", "(\"china\" AND NOT \"trade\" AND NOT \"steel\")")]
    [InlineData("title:\"xi jinping\"", "title:\"xi jinping\"")]
    [InlineData("entity:xi", "entityNames:\"xi\"")]
    [InlineData("keyphrase:steel", "keyPhrases:\"steel\"")]
    [InlineData("Tari*", "tari*")]
    [InlineData("title:Tari*", "title:tari*")]
    [InlineData("U.S.-Chin*", "(\"U.S.-\" AND chin*)")]
    [InlineData("--chin*", "chin*")]
    [InlineData("中国*", "\"中国\"")]
    [InlineData("C++ a\\b", "(\"C++\" AND \"a\\\\b\")")]
    [InlineData("/x./ a~2^3 [a TO b}", "(\"/x./\" AND \"a~2^3\" AND \"[a\" AND \"TO\" AND \"b}\")")]
    public void Queries_are_written_in_full_lucene_syntax_with_every_term_quoted(string text, string expected) =>
        LuceneExpression.Of(QueryParser.Parse(text)!).ShouldBe(expected);

    [Fact]
    public async Task A_search_asks_for_highlights_the_total_and_only_what_hits_need()
    {
        await _service.Index.SearchAsync(new SearchQuery { Text = "\"steel\"", Skip = 20, Top = 5 }, Some.Cancellation);
        var request = _service.Requests.ShouldHaveSingleItem();
        request.Uri.ToString().ShouldStartWith("https://news.search.windows.net/indexes('articles')/docs/search.post.search?");
        ((string?)request.Body["search"]).ShouldBe("\"steel\"");
        ((string?)request.Body["queryType"]).ShouldBe("full");
        ((string?)request.Body["searchMode"]).ShouldBe("all");
        ((bool?)request.Body["count"]).ShouldBe(true);
        ((int?)request.Body["skip"]).ShouldBe(20);
        ((int?)request.Body["top"]).ShouldBe(5);
        ((string?)request.Body["highlightPreTag"]).ShouldBe("\u0002");
        ((string?)request.Body["highlightPostTag"]).ShouldBe("\u0003");
        ((string)request.Body["highlight"]!).Split(',').ShouldContain("text_en-2");
        ((string)request.Body["select"]!).Split(',').ShouldNotContain(field => field.StartsWith("text", StringComparison.Ordinal));
        request.Body["filter"].ShouldBeNull();
        request.Body["orderby"].ShouldBeNull();
        request.Body["facets"].ShouldBeNull();
    }

    [Fact]
    public async Task Wires_are_filtered_by_what_editors_know_them_by()
    {
        await _service.Index.SearchAsync(
            new SearchQuery { Subjects = ["Sport", "Soccer"], Genre = "Current", Provider = "AFP", Urgency = 2, PageType = "article" },
            Some.Cancellation);

        ((string?)_service.Requests.Single().Body["filter"]).ShouldBe(
            "subjectKeys/any(key: key eq 'sport') and subjectKeys/any(key: key eq 'soccer') and genreKeys/any(key: key eq 'current') "
            + "and providerKey eq 'afp' and urgency eq '2' and pageType eq 'article'");
    }

    [Fact]
    public void A_wire_is_written_with_values_to_count_and_keys_to_filter_by()
    {
        var fields = IndexedDocument.Of(Some.Document("a") with
        {
            Subjects = ["soccer", "Sport", "sport"],
            Genres = ["Current"],
            Provider = "AFP",
            Urgency = 2,
            PageType = "article",
        });

        ((string[])fields["subjects"]).ShouldBe(["soccer", "Sport", "sport"]);
        ((string[])fields["subjectKeys"]).ShouldBe(["soccer", "sport"]);
        (fields["provider"], fields["providerKey"], fields["urgency"], fields["pageType"]).ShouldBe(("AFP", "afp", "2", "article"));
    }

    [Fact]
    public async Task Without_words_everything_comes_the_newest_first()
    {
        await _service.Index.SearchAsync(new SearchQuery(), Some.Cancellation);
        var body = _service.Requests.Single().Body;
        ((string?)body["search"]).ShouldBe("*");
        ((string?)body["orderby"]).ShouldBe("date desc");
        body["highlight"].ShouldBeNull();
    }

    [Fact]
    public async Task Filters_are_quoted_so_that_no_value_leaves_its_quotes()
    {
        await _service.Index.SearchAsync(
            new SearchQuery
            {
                Language = "EN",
                Sentiment = "negative",
                SiteName = "L'Équipe",
                Entities = ["x' or id ne '", " ", "Location:China"],
                PublishedFrom = new DateTimeOffset(2024, 4, 20, 2, 0, 0, TimeSpan.FromHours(2)),
                PublishedBefore = new DateTimeOffset(2024, 4, 21, 0, 0, 0, TimeSpan.Zero),
            },
            Some.Cancellation);
        ((string?)_service.Requests.Single().Body["filter"]).ShouldBe(
            "language eq 'en' and sentiment eq 'negative' and siteKey eq 'l''équipe' and entityKeys/any(key: key eq 'x'' or id ne ''') and "
                + "entityKeys/any(key: key eq 'location:china')"
            + " and publishedAt ge 2024-04-20T00:00:00.0000000+00:00 and publishedAt lt 2024-04-21T00:00:00.0000000+00:00");
    }

    [Fact]
    public async Task Hits_and_facets_are_read()
    {
        _service.Answer = _ => FakeService.Json(HttpStatusCode.OK, new JsonObject
        {
            ["@odata.count"] = 42,
            ["@search.facets"] = new JsonObject
            {
                ["language"] = new JsonArray(new JsonObject { ["value"] = "en", ["count"] = 40 }),
                ["entities"] = new JsonArray(new JsonObject { ["value"] = "Location:China", ["count"] = 7 }),
            },
            ["value"] = new JsonArray(
                new JsonObject
                {
                    ["@search.score"] = 1.5,
                    ["@search.highlights"] = new JsonObject
                    {
                        ["text_en"] = new JsonArray("Tariffs on \u0002steel\u0003\n\nrise.", "More \u0002steel\u0003."),
                    },
                    ["id"] = ArticleId.FromName("a").ToString(),
                    ["name"] = "a",
                    ["title"] = "Title",
                    ["siteName"] = null,
                    ["language"] = "en",
                    ["sentiment"] = "neutral",
                    ["publishedAt"] = "2024-04-20T00:00:00Z",
                    ["summary"] = "Summary.",
                },
                new JsonObject
                {
                    ["@search.score"] = 1,
                    ["id"] = ArticleId.FromName("b").ToString(),
                    ["name"] = "b",
                    ["title"] = null,
                    ["siteName"] = null,
                    ["language"] = null,
                    ["sentiment"] = null,
                    ["publishedAt"] = null,
                    ["summary"] = "Summary.",
                }),
        });

        var results = await _service.Index.SearchAsync(new SearchQuery { Text = "steel", Facets = true }, Some.Cancellation);

        _service.Requests.ShouldHaveSingleItem().Body["facets"]!.AsArray().Select(facet => (string)facet!)
            .ShouldBe(
            [
                "language,count:20", "sentiment,count:20", "siteName,count:20", "entities,count:20", "subjects,count:20", "genres,count:20",
                "provider,count:20", "urgency,count:20", "pageType,count:20",
            ]);
        results.Total.ShouldBe(42);
        results.Hits[0].Id.ShouldBe(ArticleId.FromName("a"));
        results.Hits[0].Snippet.ShouldBe("Tariffs on \u0002steel\u0003 rise. … More \u0002steel\u0003.");
        results.Hits[0].Score.ShouldBe(1.5);
        results.Hits[0].PublishedAt.ShouldBe(new DateTimeOffset(2024, 4, 20, 0, 0, 0, TimeSpan.Zero));
        results.Hits[1].Snippet.ShouldBe("Summary.");
        results.Hits[1].PublishedAt.ShouldBeNull();
        results.Facets["language"].ShouldBe([new FacetCount("en", 40)]);
        results.Facets["entity"].ShouldBe([new FacetCount("Location:China", 7)]);
        results.Facets["site"].ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SearchSort.Newest, "date desc")]
    [InlineData(SearchSort.Oldest, "date asc")]
    public async Task Matches_come_by_date_where_that_is_wanted(SearchSort sort, string order)
    {
        await _service.Index.SearchAsync(new SearchQuery { Text = "steel", Sort = sort }, Some.Cancellation);
        ((string?)_service.Requests[0].Body["orderby"]).ShouldBe(order);
    }

    [Fact]
    public async Task Near_duplicates_are_filtered_out_on_request_and_found_by_their_story()
    {
        await _service.Index.SearchAsync(new SearchQuery { HideDuplicates = true, ClusterId = "it's" }, Some.Cancellation);
        ((string?)_service.Requests.Single().Body["filter"]).ShouldBe("clusterId eq 'it''s' and duplicateOf eq null");
    }

    [Fact]
    public async Task Names_and_headlines_are_suggested_each_by_its_own_field()
    {
        _service.Answer = request => FakeService.Json(HttpStatusCode.OK, new JsonObject
        {
            ["value"] =
                new JsonArray([.. ((string?)request.Body["searchFields"] == "title" ? new[] { "China trade" } : ["China", "china", "Chile"])
                .Select(text => new JsonObject { ["@search.text"] = text, ["id"] = "0" })]),
        });
        (await _service.Index.SuggestAsync("(chi\"", 10, Some.Cancellation)).ShouldBe(
        [
            new SearchSuggestion("China", SuggestionKind.Entity), new SearchSuggestion("Chile", SuggestionKind.Entity),
            new SearchSuggestion("China trade", SuggestionKind.Title),
        ]);
        _service.Requests.Select(request => (string?)request.Body["search"]).ShouldAllBe(text => text == "chi");
        _service.Requests.ShouldAllBe(request => (string?)request.Body["suggesterName"] == "suggestions");
        (await _service.Index.SuggestAsync("--", 10, Some.Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Articles_are_listed_in_the_order_of_their_ids()
    {
        await _service.Index.UpsertAsync([.. Enumerable.Range(0, 5).Select(i => Some.Document($"{i}"))], Some.Cancellation);
        var first = await _service.Index.ListAsync(null, 3, Some.Cancellation);
        var rest = await _service.Index.ListAsync(first[^1].Id, 3, Some.Cancellation);
        first.Concat(rest).Select(entry => entry.Id)
            .ShouldBe(Enumerable.Range(0, 5).Select(i => ArticleId.FromName($"{i}")).OrderBy(id => id.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unreadable_query_is_explained_without_asking_the_service()
    {
        await Should.ThrowAsync<SearchQueryException>(
            () => _service.Index.SearchAsync(new SearchQuery { Text = "(china" }, Some.Cancellation));
        _service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_that_the_service_refuses_is_explained()
    {
        _service.Answer = _ => FakeService.Error(HttpStatusCode.BadRequest, "Too many clauses.");
        var exception = await Should.ThrowAsync<SearchQueryException>(
            () => _service.Index.SearchAsync(new SearchQuery { Text = "china" }, Some.Cancellation));
        exception.Message.ShouldContain("Too many clauses.");
    }

    [Fact]
    public async Task Searching_an_index_that_is_not_there_yet_is_explained()
    {
        _service.Answer = _ => FakeService.Error(HttpStatusCode.NotFound, "No such index.");
        var exception =
            await Should.ThrowAsync<SearchIndexException>(() => _service.Index.SearchAsync(new SearchQuery(), Some.Cancellation));
        exception.Message.ShouldContain("'articles'");
    }
}
