using System.Text.Json;
using System.Text.Json.Nodes;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

public sealed class EventFactoryTests
{
    private static readonly Uri Document = new("http://store.test/articles-enriched/x.json");
    private static readonly PipelineVersion Version = new(1, 1, 1);
    private readonly EventFactory _factory = new();

    [Fact]
    public void CreateEnriched_is_a_CloudEvent_with_the_claim_check()
    {
        var article =
            Some.Enriched() with { EnrichedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TraceParent = "00-a-b-01" };

        var json = Create(article, "all");

        json.GetProperty("specversion").GetString().ShouldBe("1.0");
        json.GetProperty("type").GetString().ShouldBe("article.enriched.v1");
        json.GetProperty("subject").GetString().ShouldBe(article.Id.ToString());
        json.GetProperty("time").GetDateTimeOffset().ShouldBe(article.EnrichedAt.Value);
        json.GetProperty("traceparent").GetString().ShouldBe("00-a-b-01");
        json.GetProperty("data").GetProperty("documentUrl").GetString().ShouldBe(Document.ToString());
        json.GetProperty("data").GetProperty("title").GetString().ShouldBe("Bridge reopens");
    }

    [Fact]
    public void CreateEnriched_same_input_same_id_and_another_subscription_or_version_another()
    {
        var article = Some.Enriched();
        var id = IdOf(Create(article, "all"));

        IdOf(Create(article, "all")).ShouldBe(id);
        IdOf(Create(article, "other")).ShouldNotBe(id);
        IdOf(JsonDocument.Parse(_factory.CreateEnriched(article, new PipelineVersion(1, 2, 1), "all", Document)).RootElement)
            .ShouldNotBe(id);
    }

    [Fact]
    public void CreateEnriched_the_same_work_done_again_has_the_same_id_and_an_article_that_says_something_else_another()
    {
        var article = Some.Enriched() with { KeyPhrases = ["bridge"] };
        var id = IdOf(Create(article, "all"));

        IdOf(Create(
            article with
            {
                EnrichedAt = DateTimeOffset.UnixEpoch,
                CleanedAt = DateTimeOffset.UnixEpoch,
                TextRecords = 9,
                TraceParent =
                    "00-a-b-01"
            }, "all")).ShouldBe(id);
        IdOf(Create(article with { Text = article.Text + " " }, "all")).ShouldNotBe(id);
        IdOf(Create(article with { KeyPhrases = ["pier"] }, "all")).ShouldNotBe(id);
    }

    [Fact]
    public void CreateEnriched_hostile_lengths_still_fit_into_a_message()
    {
        var monster = string.Concat(Enumerable.Repeat("𝕏", 30_000));
        var article = Some.Enriched(title: monster) with
        {
            Summary = monster,
            KeyPhrases = [.. Enumerable.Repeat(monster, 50)],
            Entities = [.. Enumerable.Range(0, 50).Select(_ => new ArticleEntity { Name = monster, Category = "Person" })],
        };

        _factory.CreateEnriched(article, Version, "all", Document).Length.ShouldBeLessThan(EventFactory.MaxBytes);
    }

    [Fact]
    public void CreateEnriched_the_longest_of_everything_fits_and_is_cut_where_a_part_of_it_is_not_something_else()
    {
        var monster = new string('\u4e16', 60_000);
        var article = Some.Enriched(title: monster) with
        {
            Name = new string('\u4e16', 1024),
            EnrichedAt = DateTimeOffset.UnixEpoch,
            CanonicalUrl = $"https://example.test/{monster}",
            SiteName = monster,
            Source = monster,
            Byline = monster,
            AbstractiveSummary = monster,
            KeyPhrases = [.. Enumerable.Repeat(monster, 50)],
            Entities = [.. Enumerable.Range(0, 50).Select(_ => new ArticleEntity { Name = monster, Category = monster })],
            Wire = new WireDetails
            {
                Flavour = "ninjs",
                Provider = monster,
                Credit = monster,
                Version = monster,
                Edition = monster,
                Slugline = monster,
                Subjects = [.. Enumerable.Repeat(new SubjectTerm(monster, monster, monster), 50)],
                Genres = [.. Enumerable.Repeat(new WireSubject(monster, monster, monster), 50)],
                Keywords = [.. Enumerable.Repeat(monster, 50)],
                Places = [.. Enumerable.Repeat(monster, 50)],
                Dateline = monster,
                UsageTerms = monster,
                Copyright = monster,
                Signals = [.. Enumerable.Repeat(monster, 50)],
                Pictures = [.. Enumerable.Repeat(new WirePicture(monster, monster, monster, monster), 50)],
            },
        };

        var bytes = _factory.CreateEnriched(article, "digest", Version, "all", Document, editorsNote: monster);

        bytes.Length.ShouldBeLessThan(EventFactory.MaxBytes);
        var json = JsonDocument.Parse(bytes).RootElement;
        SchemaFile.Read("Publishing/article-event").Validate(json.GetRawText()).ShouldBeEmpty();
        var data = json.GetProperty("data");
        data.GetProperty("name").GetString().ShouldBe(article.Name);
        data.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        data.TryGetProperty("url", out _).ShouldBeFalse();
        data.GetProperty("wire").TryGetProperty("provider", out _).ShouldBeFalse();
        data.GetProperty("wire").GetProperty("credit").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void CreateEnriched_an_address_or_a_code_that_is_too_long_is_left_out_because_a_part_of_it_is_another_one()
    {
        var tail = new string('x', 2000);
        var article = Some.Enriched() with
        {
            CanonicalUrl = $"https://example.test/{tail}",
            Wire = new WireDetails
            {
                Flavour = "ninjs",
                Subjects = [new SubjectTerm("medtop", $"1{tail}", "sport"), new SubjectTerm("medtop", $"2{tail}", null)],
                Pictures = [new WirePicture($"3{tail}", "The bridge", null, $"https://example.test/{tail}")],
            },
        };

        var data = Create(article, "all").GetProperty("data");

        data.TryGetProperty("url", out _).ShouldBeFalse();
        data.GetProperty("wire").GetProperty("subjects").GetRawText().ShouldBe("""[{"scheme":"medtop","name":"sport"}]""");
        data.GetProperty("wire").GetProperty("pictures").GetRawText().ShouldBe("""[{"caption":"The bridge"}]""");
    }

    [Fact]
    public void An_event_names_the_schema_of_its_data()
    {
        foreach (var (json, schema) in new[]
        {
            (Create(Some.Enriched(), "all"), "article-event"),
            (JsonDocument.Parse(_factory.CreateWithdrawn(Withdrawn("all"), null, DateTimeOffset.UnixEpoch, null)).RootElement,
                "withdrawn-event"),
        })
        {
            var named = json.GetProperty("dataschema").GetString();

            Uri.TryCreate(named, UriKind.Absolute, out _).ShouldBeTrue();
            using var document = JsonDocument.Parse(RepositoryFiles.Read($"src/Pipeline.Articles/Publishing/{schema}.schema.json"));
            document.RootElement.GetProperty("properties").GetProperty("data").GetProperty("$id").GetString().ShouldBe(named);
        }
    }

    [Fact]
    public void Every_schema_has_an_id_of_its_own() =>
        Directory.EnumerateFiles(
            Path.Combine(RepositoryFiles.Root, "src", "Pipeline.Articles"), "*.schema.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => JsonNode.Parse(File.ReadAllText(path))!["$id"]!.GetValue<string>())
            .Select(id => new Uri(id, UriKind.Absolute))
            .ShouldBeUnique();

    [Fact]
    public void CreateWithdrawn_is_a_CloudEvent_that_meets_its_schema()
    {
        var schema = SchemaFile.Read("Publishing/withdrawn-event");
        foreach (var reason in Enum.GetValues<WithdrawalReason>())
        {
            var json = JsonDocument.Parse(_factory.CreateWithdrawn(
                Withdrawn("all") with
                { Reason = reason, DuplicateOf = reason == WithdrawalReason.Duplicate ? ArticleId.FromName("b") : null },
                content: null,
                new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                "00-a-b-01")).RootElement;

            schema.Validate(json.GetRawText()).ShouldBeEmpty();
            json.GetProperty("type").GetString().ShouldBe("article.withdrawn.v1");
            json.GetProperty("subject").GetString().ShouldBe(ArticleId.FromName("a").ToString());
        }
    }

    [Fact]
    public void CreateWithdrawn_same_withdrawal_same_id_and_another_subscription_or_sequence_another()
    {
        var id = IdOf(Withdrawn("all"));

        IdOf(Withdrawn("all") with { Reason = WithdrawalReason.Rejected }).ShouldBe(id);
        IdOf(Withdrawn("other")).ShouldNotBe(id);
        IdOf(Withdrawn("all") with { Sequence = 3 }).ShouldNotBe(id);

        string IdOf(WithdrawnEvent data) =>
            EventFactoryTests.IdOf(JsonDocument.Parse(_factory.CreateWithdrawn(data, null, null, null)).RootElement);
    }

    [Fact]
    public void CreateEnriched_meets_its_schema()
    {
        var schema = SchemaFile.Read("Publishing/article-event");
        var article = Some.Enriched() with
        {
            EnrichedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ClusterId = ArticleId.FromName("story"),
            DuplicateOf = ArticleId.FromName("first"),
        };

        schema.Validate(Create(article, "all").GetRawText()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("type", "nonsense")]
    [InlineData("type", "article.enriched.v1")]
    [InlineData("specversion", "0.3")]
    [InlineData("datacontenttype", "text/plain")]
    [InlineData("time", "yesterday")]
    [InlineData("subject", "a.txt")]
    [InlineData("colour", "red")]
    public void A_wrong_withdrawn_event_does_not_meet_the_schema(string field, string value)
    {
        var cloudEvent = JsonNode.Parse(_factory.CreateWithdrawn(Withdrawn("all"), null, DateTimeOffset.UnixEpoch, null).Span)!;
        var schema = SchemaFile.Read("Publishing/withdrawn-event");
        schema.Validate(cloudEvent.ToJsonString()).ShouldBeEmpty();

        cloudEvent[field] = value;

        schema.Validate(cloudEvent.ToJsonString()).ShouldNotBeEmpty();
    }

    [Fact]
    public void No_schema_says_const_which_some_validators_pass_over() =>
        Directory.EnumerateFiles(
            Path.Combine(RepositoryFiles.Root, "src", "Pipeline.Articles"), "*.schema.json", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("\"const\"", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static WithdrawnEvent Withdrawn(string subscription) => new()
    {
        ArticleId = ArticleId.FromName("a"),
        Sequence = 2,
        PipelineVersion = Version.ToString(),
        Subscription = subscription,
        Name = "a.txt",
        Reason = WithdrawalReason.Removed,
    };

    private JsonElement Create(EnrichedArticle article, string subscription) =>
        JsonDocument.Parse(_factory.CreateEnriched(article, Version, subscription, Document)).RootElement;

    private static string IdOf(JsonElement cloudEvent) => cloudEvent.GetProperty("id").GetString()!;
}
