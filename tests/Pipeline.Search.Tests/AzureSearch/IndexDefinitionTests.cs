using System.Net;
using System.Text.Json.Nodes;

namespace Pipeline.Search.Tests.AzureSearch;

public sealed class IndexDefinitionTests : IDisposable
{
    private readonly FakeService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_missing_index_is_created_with_identity_and_a_stable_api_version()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        await _service.Provisioner.EnsureCreatedAsync(Some.Cancellation);
        var put = LastDefinition();
        put.Uri.ToString().ShouldStartWith("https://news.search.windows.net/indexes('articles-v1')?");
        put.Uri.Query.ShouldContain("api-version=2023-11-01");
        ((string?)put.Body["name"]).ShouldBe("articles-v1");
        _service.Aliases["articles"].ShouldBe("articles-v1");
    }

    [Fact]
    public async Task Bodies_are_searchable_only()
    {
        var fields = await ReadFieldsAsync();
        foreach (var field in fields.Values.Where(field => ((string)field["name"]!).StartsWith("text", StringComparison.Ordinal)))
        {
            ((bool?)field["searchable"]).ShouldBe(true);
            ((bool?)field["filterable"]).ShouldBe(false);
            ((bool?)field["sortable"]).ShouldBe(false);
            ((bool?)field["facetable"]).ShouldBe(false);
        }

        ((bool?)fields["summary"]["searchable"]).ShouldBe(false);
        ((bool?)fields["summary"]["filterable"]).ShouldBe(false);
    }

    [Fact]
    public async Task Each_language_has_its_analyzer()
    {
        var fields = await ReadFieldsAsync();
        ((string?)fields["text"]["analyzer"]).ShouldBe("standard.lucene");
        ((string?)fields["text_de"]["analyzer"]).ShouldBe("de.lucene");
        ((string?)fields["title_ja"]["analyzer"]).ShouldBe("ja.lucene");
        ((string?)fields["text_zh"]["analyzer"]).ShouldBe("zh-Hans.lucene");
        fields.Count.ShouldBeLessThanOrEqualTo(100, "the fields that a Basic service allows");
    }

    [Theory]
    [InlineData("id", "key")]
    [InlineData("language", "facetable filterable")]
    [InlineData("sentiment", "facetable filterable")]
    [InlineData("siteName", "facetable filterable")]
    [InlineData("entities", "facetable filterable")]
    [InlineData("entityKeys", "filterable")]
    [InlineData("siteKey", "filterable")]
    [InlineData("publishedAt", "filterable sortable")]
    [InlineData("date", "sortable")]
    [InlineData("entityNames", "searchable")]
    [InlineData("keyPhrases", "searchable")]
    public async Task Fields_can_do_what_searches_ask_of_them(string name, string abilities)
    {
        var field = (await ReadFieldsAsync())[name];
        foreach (var ability in abilities.Split(' '))
        {
            ((bool?)field[ability]).ShouldBe(true, ability);
        }
    }

    [Fact]
    public async Task Suggestions_freshness_weights_and_semantic_ranking_are_set_up()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        await _service.Provisioner.EnsureCreatedAsync(Some.Cancellation);
        var index = LastDefinition().Body;
        index["suggesters"]![0]!["sourceFields"]!.AsArray().Select(field => (string)field!).ShouldBe(["title", "entityNames"]);

        var profile = index["scoringProfiles"]![0]!;
        ((string?)index["defaultScoringProfile"]).ShouldBe((string?)profile["name"]);
        ((double?)profile["text"]!["weights"]!["title"]).ShouldBe(8);
        ((double?)profile["text"]!["weights"]!["title_en"]).ShouldBe(8);
        ((string?)profile["functions"]![0]!["type"]).ShouldBe("freshness");
        ((string?)profile["functions"]![0]!["fieldName"]).ShouldBe("publishedAt");

        var semantic = index["semantic"]!["configurations"]![0]!["prioritizedFields"]!;
        ((string?)semantic["titleField"]!["fieldName"]).ShouldBe("title");
        semantic["prioritizedContentFields"]!.AsArray().Select(field => (string)field!["fieldName"]!).ShouldContain("text_en");
    }

    [Fact]
    public async Task An_existing_index_keeps_what_others_added_and_is_not_overwritten_unseen()
    {
        _service.Indexes["articles-v1"] = new JsonObject
        {
            ["@odata.etag"] = "\"0x1\"",
            ["name"] = "articles-v1",
            ["fields"] = new JsonArray(
                new JsonObject { ["name"] = "id", ["type"] = "Edm.String", ["key"] = true },
                new JsonObject
                {
                    ["name"] = "theirs",
                    ["type"] = "Edm.String",
                    ["searchable"] = true,
                    ["synonymMaps"] =
                        new JsonArray("names")
                }),
            ["scoringProfiles"] = new JsonArray(new JsonObject { ["name"] = "theirs" }, new JsonObject { ["name"] = "freshness" }),
            ["defaultScoringProfile"] = "theirs",
        };

        await _service.Provisioner.EnsureCreatedAsync(Some.Cancellation);

        var index = LastDefinition().Body;
        var names = index["fields"]!.AsArray().Select(field => (string)field!["name"]!).ToList();
        names.ShouldContain("theirs");
        names.ShouldContain("text_en");
        names.ShouldBeUnique();
        ((string?)index["defaultScoringProfile"]).ShouldBe("theirs");
        index["scoringProfiles"]!.AsArray().Count.ShouldBe(2);
        LastDefinition().IfMatch.ShouldBe("\"0x1\"");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "index apply --rebuild")]
    [InlineData(HttpStatusCode.Forbidden, "Search Service Contributor")]
    public async Task A_refused_definition_is_explained(HttpStatusCode status, string cure)
    {
        _service.Answer = request =>
            request.Method == HttpMethod.Put ? FakeService.Error(status, "Existing field 'date' cannot be changed.") : null;
        var exception = await Should.ThrowAsync<SearchIndexException>(() => _service.Provisioner.EnsureCreatedAsync(Some.Cancellation));
        exception.Message.ShouldContain("articles");
        exception.Message.ShouldContain(cure);
    }

    private ServiceRequest LastDefinition() =>
        _service.Requests.Last(
            request => request.Method == HttpMethod.Put && request.Path.StartsWith("/indexes", StringComparison.Ordinal));

    private async Task<Dictionary<string, JsonNode>> ReadFieldsAsync()
    {
        await _service.Provisioner.EnsureCreatedAsync(Some.Cancellation);
        return LastDefinition().Body["fields"]!.AsArray().ToDictionary(field => (string)field!["name"]!, field => field!);
    }
}
