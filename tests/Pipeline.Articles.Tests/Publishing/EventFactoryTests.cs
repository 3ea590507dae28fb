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
