using System.Net;
using System.Text.Json.Nodes;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary>The index behind its alias: what differs, what is changed in place, and how one index follows another.</summary>
public sealed class IndexApplyTests : IDisposable
{
    private readonly FakeService _service = new();

    private ISearchIndexProvisioner Provisioner => _service.Provisioner;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_was_applied_differs_in_nothing()
    {
        await CreateAsync();
        var plan = await Provisioner.PlanAsync(Some.Cancellation);
        plan.Index.ShouldBe("articles-v1 (alias articles)");
        plan.IsMissing.ShouldBeFalse();
        plan.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_index_is_all_new_and_planning_makes_nothing()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        var plan = await Provisioner.PlanAsync(Some.Cancellation);
        plan.IsMissing.ShouldBeTrue();
        plan.NeedsRebuild.ShouldBeFalse();
        plan.Changes.ShouldContain(change => change.Part == "field text_en" && change.Present == null);
        _service.Indexes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_field_a_changed_profile_and_a_hidden_field_are_changed_in_place()
    {
        await CreateAsync();
        Remove("wordCount");
        Field("url")["retrievable"] = false;
        _service.Indexes["articles-v1"]["scoringProfiles"]![0]!["text"]!["weights"]!["title"] = 99;
        _service.Indexes["articles-v1"]["semantic"]!["configurations"]!.AsArray().Clear();

        var plan = await Provisioner.PlanAsync(Some.Cancellation);
        plan.Changes.Select(change => change.Part)
            .ShouldBe(["field url", "field wordCount", "scoring profile freshness", "semantic configuration articles"]);
        plan.NeedsRebuild.ShouldBeFalse();
        plan.Changes[2].Present!.ShouldContain("title 99");

        await Provisioner.EnsureCreatedAsync(Some.Cancellation);
        (await Provisioner.PlanAsync(Some.Cancellation)).Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("title", "analyzer", "de.lucene")]
    [InlineData("siteName", "facetable", "false")]
    [InlineData("wordCount", "type", "Edm.Int64")]
    public async Task What_is_fixed_of_a_field_needs_a_rebuild(string field, string property, string value)
    {
        await CreateAsync();
        Field(field)[property] = bool.TryParse(value, out var flag) ? flag : value;
        var change = (await Provisioner.PlanAsync(Some.Cancellation)).Changes.ShouldHaveSingleItem();
        change.Part.ShouldBe("field " + field);
        change.Kind.ShouldBe(IndexChangeKind.Rebuild);
    }

    [Fact]
    public async Task A_suggester_over_other_fields_needs_a_rebuild()
    {
        await CreateAsync();
        _service.Indexes["articles-v1"]["suggesters"]![0]!["sourceFields"] = new JsonArray("title");
        var change = (await Provisioner.PlanAsync(Some.Cancellation)).Changes.ShouldHaveSingleItem();
        change.ShouldBe(new IndexChange("suggester suggestions", "title", "title, entityNames", IndexChangeKind.Rebuild));
    }

    [Fact]
    public async Task The_next_index_is_filled_beside_the_present_one_which_serves_until_the_switch()
    {
        await CreateAsync();
        await _service.Index.UpsertAsync([Some.Document("old")], Some.Cancellation);

        var next = await Provisioner.StartNextAsync(Some.Cancellation);
        next.Name.ShouldBe("articles-v2");
        next.IsBegun.ShouldBeFalse();
        await next.Index.UpsertAsync([Some.Document("a"), Some.Document("b")], Some.Cancellation);
        _service.Aliases["articles"].ShouldBe("articles-v1");
        _service.Documents["articles-v1"].Count.ShouldBe(1);

        await Provisioner.SwitchAsync(next, Some.Cancellation);
        _service.Aliases["articles"].ShouldBe("articles-v2");
        (await _service.Index.ListAsync(null, 10, Some.Cancellation)).Count.ShouldBe(2);
        await _service.Index.UpsertAsync([Some.Document("c")], Some.Cancellation);
        _service.Documents["articles-v2"].Count.ShouldBe(3);
        _service.Indexes.Keys.ShouldBe(["articles-v1", "articles-v2"]);
    }

    [Fact]
    public async Task A_rebuild_that_was_interrupted_goes_on_with_the_index_that_it_made()
    {
        await CreateAsync();
        var first = await Provisioner.StartNextAsync(Some.Cancellation);
        await first.Index.UpsertAsync([Some.Document("a")], Some.Cancellation);

        var second = await Provisioner.StartNextAsync(Some.Cancellation);
        second.Name.ShouldBe("articles-v2");
        second.IsBegun.ShouldBeTrue();
        _service.Documents["articles-v2"].Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_run_of_another_version_left_is_begun_anew()
    {
        await CreateAsync();
        await Provisioner.StartNextAsync(Some.Cancellation);
        Field("title", "articles-v2")["analyzer"] = "de.lucene";
        (await Provisioner.StartNextAsync(Some.Cancellation)).IsBegun.ShouldBeFalse();
        ((string?)Field("title", "articles-v2")["analyzer"]).ShouldBe("standard.lucene");
    }

    [Fact]
    public async Task Old_indexes_are_dropped_the_last_one_only_on_request_and_the_present_one_never()
    {
        await CreateAsync();
        foreach (var _ in new[] { 2, 3 })
        {
            await Provisioner.SwitchAsync(await Provisioner.StartNextAsync(Some.Cancellation), Some.Cancellation);
        }

        _service.Indexes.Add("articles-vintage", []);
        _service.Indexes.Add("other-v1", []);
        (await Provisioner.DropOldAsync(keepPrevious: true, Some.Cancellation)).ShouldBe(["articles-v1"]);
        (await Provisioner.DropOldAsync(keepPrevious: false, Some.Cancellation)).ShouldBe(["articles-v2"]);
        _service.Indexes.Keys.ShouldBe(["articles-v3", "articles-vintage", "other-v1"]);
    }

    [Fact]
    public async Task An_index_of_the_aliass_own_name_is_changed_in_place_but_cannot_be_exchanged()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        _service.Indexes.Add("articles", new JsonObject { ["name"] = "articles", ["fields"] = new JsonArray() });
        (await Provisioner.PlanAsync(Some.Cancellation)).Index.ShouldBe("articles");
        await Provisioner.EnsureCreatedAsync(Some.Cancellation);
        _service.Aliases.ShouldBeEmpty();
        (await Should.ThrowAsync<SearchIndexException>(() => Provisioner.StartNextAsync(Some.Cancellation)))
            .Message.ShouldContain("Search__Index");
    }

    [Fact]
    public async Task A_first_run_that_was_interrupted_before_its_alias_is_finished()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        _service.Answer = request => request.Method == HttpMethod.Put && request.Path.StartsWith("/aliases", StringComparison.Ordinal)
            ? FakeService.Error(HttpStatusCode.Conflict, "Interrupted.")
            : null;
        await Should.ThrowAsync<Azure.RequestFailedException>(() => Provisioner.EnsureCreatedAsync(Some.Cancellation));
        _service.Answer = _ => null;
        await Provisioner.EnsureCreatedAsync(Some.Cancellation);
        _service.Indexes.Keys.ShouldBe(["articles-v1"]);
        _service.Aliases["articles"].ShouldBe("articles-v1");
    }

    [Fact]
    public async Task Aliases_are_asked_for_with_identity_in_the_version_that_has_them()
    {
        await Provisioner.PlanAsync(Some.Cancellation);
        _service.Requests[0].Uri.ToString().ShouldBe("https://news.search.windows.net/aliases('articles')?api-version=2026-04-01");
    }

    private async Task CreateAsync()
    {
        _service.Indexes.Clear();
        _service.Aliases.Clear();
        await Provisioner.EnsureCreatedAsync(Some.Cancellation);
    }

    private JsonNode Field(string name, string index = "articles-v1") =>
        _service.Indexes[index]["fields"]!.AsArray().Single(field => (string?)field!["name"] == name)!;

    private void Remove(string name)
    {
        var fields = _service.Indexes["articles-v1"]["fields"]!.AsArray();
        fields.Remove(Field(name));
    }
}
