using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Articles.Publishing;

namespace Articles.Client.Tests.Events;

public sealed class ArticleEventTests
{
    [Fact]
    public void An_enriched_event_has_the_articles_essentials_and_its_position()
    {
        var enriched = ArticleEvent.Parse(Some.Enriched("a.txt", 2)).ShouldBeOfType<ArticleEnriched>();

        enriched.ArticleId.ShouldBe(Some.Id("a.txt"));
        enriched.Subscription.ShouldBe("desk");
        enriched.Position.ShouldBe(new EventPosition(2, new DateTimeOffset(2026, 11, 24, 12, 2, 0, TimeSpan.Zero), enriched.Id));
        enriched.Article.Title.ShouldBe("Bridge reopens");
        enriched.Article.DocumentUrl.ShouldBe(new Uri("http://store.test/articles-enriched/a.json"));
        enriched.Data.GetProperty("name").GetString().ShouldBe("a.txt");
    }

    [Fact]
    public void Every_reason_of_a_withdrawal_is_read_as_the_pipeline_writes_it()
    {
        foreach (var reason in Enum.GetValues<WithdrawalReason>())
        {
            var withdrawn = ArticleEvent.Parse(Some.Withdrawn("a.txt", 3, reason)).ShouldBeOfType<ArticleWithdrawn>();

            withdrawn.Withdrawal.Reason.ShouldBe(JsonSerializer.SerializeToElement(reason).GetString());
            withdrawn.Position.Sequence.ShouldBe(3);
        }
    }

    [Fact]
    public void A_reason_and_a_field_of_a_newer_pipeline_do_not_keep_a_withdrawal_from_being_read()
    {
        var json = JsonNode.Parse(Some.Withdrawn("a.txt", 3).Span)!;
        json["data"]!["reason"] = "moved";
        json["data"]!["movedTo"] = "b.txt";

        var withdrawn = Parse(json).ShouldBeOfType<ArticleWithdrawn>();

        withdrawn.Withdrawal.Reason.ShouldBe("moved");
        withdrawn.Data.GetProperty("movedTo").GetString().ShouldBe("b.txt");
    }

    [Fact]
    public void An_event_of_an_unknown_type_is_given_as_it_is()
    {
        var unknown = ArticleEvent.Parse(Some.Unknown()).ShouldBeOfType<UnknownEvent>();

        unknown.Type.ShouldBe("story.split.v1");
        unknown.Data.GetProperty("storyId").GetString().ShouldBe("x");
    }

    [Theory]
    [InlineData("id", null)]
    [InlineData("id", "")]
    [InlineData("specversion", "0.3")]
    [InlineData("time", null)]
    [InlineData("time", "yesterday")]
    [InlineData("subject", null)]
    [InlineData("subject", "another article")]
    [InlineData("type", null)]
    public void An_event_with_a_wrong_attribute_is_refused(string attribute, string? value)
    {
        var json = JsonNode.Parse(Some.Enriched("a.txt", 1).Span)!;
        json[attribute] = value;

        Should.Throw<InvalidEventException>(() => Parse(json));
    }

    [Theory]
    [InlineData("sequence", "0")]
    [InlineData("sequence", "\"1\"")]
    [InlineData("sequence", "null")]
    [InlineData("subscription", "null")]
    [InlineData("entities", "[{\"name\":\"China\"}]")]
    [InlineData("documentUrl", "null")]
    public void An_event_with_wrong_data_is_refused(string field, string value)
    {
        var json = JsonNode.Parse(Some.Enriched("a.txt", 1).Span)!;
        json["data"]![field] = JsonNode.Parse(value);

        Should.Throw<InvalidEventException>(() => Parse(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"news/a.html\"}")]
    [InlineData("\u00ff")]
    public void What_is_no_event_is_refused(string text) =>
        Should.Throw<InvalidEventException>(() => ArticleEvent.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void An_attribute_that_comes_twice_is_refused_because_two_readers_could_read_two_events()
    {
        var json = Encoding.UTF8.GetString(Some.Enriched("a.txt", 1).Span).Insert(1, "\"id\":\"other\",");

        Should.Throw<InvalidEventException>(() => ArticleEvent.Parse(Encoding.UTF8.GetBytes(json)));
    }

    private static ArticleEvent Parse(JsonNode json) => ArticleEvent.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
