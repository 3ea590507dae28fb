using System.Text;
using System.Text.Json;
using Articles.TextAnalytics.Results;
using CsCheck;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing.Subscriptions;

public sealed class FilterTests
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly EnrichedArticle Article = Some.Enriched() with
    {
        SiteName = "The Harbour Gazette",
        Source = "AP",
        WordCount = 350,
        PublishedAt = Seen.AddHours(-20),
        FirstSeenAt = Seen,
        PageType = "article",
        Wire = new WireDetails
        {
            Flavour = "ninjs",
            Provider = "ostermark.test",
            Urgency = 2,
            Priority = 5,
            Slugline = "TRAMS-Ostermark/",
            Subjects = SubjectTerm.Of([new WireSubject("medtop", "20001065", "Fußball"), new WireSubject("desk", "a", "Traffic")]),
            Genres = [new WireSubject("genre", "Current", "Current")],
            Keywords = ["trams"],
            Places = ["Ostermark"],
        },
    };

    // What a condition is in JSON, and whether it holds for the article: written down by hand.
    private static readonly (string Json, bool Holds)[] Leaves =
    [
        ("\"languages\":[\"en\"]", true), ("\"languages\":[\"de\"]", false), ("\"sources\":[\"AP\"]", true),
        ("\"sources\":[\"AFP\"]", false),
        ("\"entities\":[\"Person:*\"]", true), ("\"entities\":[\"Location:*\"]", false), ("\"minWords\":349", true),
        ("\"maxWords\":349", false),
    ];

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"languages":["de","EN"]}""", true)]
    [InlineData("""{"languages":["de"]}""", false)]
    [InlineData("""{"entities":["clara whitfield"]}""", true)]
    [InlineData("""{"entities":["Person:Clara Whitfield"]}""", true)]
    [InlineData("""{"entities":["Person:*"]}""", true)]
    [InlineData("""{"entities":["Location:Clara Whitfield"]}""", false)]
    [InlineData("""{"entities":["Clara"]}""", false)]
    [InlineData("""{"keyPhrases":["Harbour Bridge"]}""", true)]
    [InlineData("""{"keyPhrases":["bridge"]}""", false)]
    [InlineData("""{"sentiments":["positive"]}""", true)]
    [InlineData("""{"sentiments":["negative","mixed"]}""", false)]
    [InlineData("""{"sentimentScores":{"positive":{"min":0.8}}}""", true)]
    [InlineData("""{"sentimentScores":{"positive":{"min":0.81}}}""", false)]
    [InlineData("""{"sentimentScores":{"positive":{"min":0.5},"neutral":{"max":0.1}}}""", false)]
    [InlineData("""{"sites":["the harbour gazette"]}""", true)]
    [InlineData("""{"sites":["Gazette"]}""", false)]
    [InlineData("""{"sources":["ap"]}""", true)]
    [InlineData("""{"sources":["Reuters"]}""", false)]
    [InlineData("""{"subjects":["soccer"]}""", true)]
    [InlineData("""{"subjects":["Fußball"]}""", false)]
    [InlineData("""{"subjects":["medtop:20001065"]}""", true)]
    [InlineData("""{"subjects":["SPORT"]}""", true)]
    [InlineData("""{"subjects":["medtop:15000000"]}""", true)]
    [InlineData("""{"subjects":["medtop:11000000","desk:a"]}""", true)]
    [InlineData("""{"subjects":["politics","medtop:20000006"]}""", false)]
    [InlineData("""{"subjects":["traffic"]}""", true)]
    [InlineData("""{"genres":["current"]}""", true)]
    [InlineData("""{"genres":["genre:Current"]}""", true)]
    [InlineData("""{"genres":["genre:Feature"]}""", false)]
    [InlineData("""{"genres":["Feature"]}""", false)]
    [InlineData("""{"keywords":["Trams"]}""", true)]
    [InlineData("""{"keywords":["tram"]}""", false)]
    [InlineData("""{"providers":["Ostermark.test"]}""", true)]
    [InlineData("""{"providers":["ostermark"]}""", false)]
    [InlineData("""{"places":["ostermark"]}""", true)]
    [InlineData("""{"sluglines":["trams-"]}""", true)]
    [InlineData("""{"sluglines":["ostermark"]}""", false)]
    [InlineData("""{"urgencies":[1,2]}""", true)]
    [InlineData("""{"urgencies":[3]}""", false)]
    [InlineData("""{"priorities":[5]}""", true)]
    [InlineData("""{"priorities":[2]}""", false)]
    [InlineData("""{"pageTypes":["forum","article"]}""", true)]
    [InlineData("""{"pageTypes":["forum"]}""", false)]
    [InlineData("""{"minWords":350,"maxWords":350}""", true)]
    [InlineData("""{"minWords":351}""", false)]
    [InlineData("""{"maxWords":349}""", false)]
    [InlineData("""{"publishedFrom":"2026-11-23","publishedBefore":"2026-11-24"}""", true)]
    [InlineData("""{"publishedFrom":"2026-11-23T16:00:00Z"}""", true)]
    [InlineData("""{"publishedFrom":"2026-11-23T16:00:01Z"}""", false)]
    [InlineData("""{"publishedBefore":"2026-11-23T17:00:00+01:00"}""", false)]
    [InlineData("""{"publishedWithin":"PT20H"}""", true)]
    [InlineData("""{"publishedWithin":"PT19H59M"}""", false)]
    [InlineData("""{"duplicate":false}""", true)]
    [InlineData("""{"duplicate":true}""", false)]
    [InlineData("""{"languages":["en"],"sites":["elsewhere"]}""", false)]
    [InlineData("""{"any":[{"languages":["de"]},{"sources":["AP"]}]}""", true)]
    [InlineData("""{"all":[{"languages":["de"]},{"sources":["AP"]}]}""", false)]
    [InlineData("""{"not":{"languages":["de"]}}""", true)]
    [InlineData("""{"not":{"any":[{"languages":["de"]},{"sources":["AP"]}]}}""", false)]
    [InlineData("""{"languages":["en"],"not":{"all":[{"minWords":100},{"not":{"entities":["Person:*"]}}]}}""", true)]
    public void Matches_and_Explain_agree_with_what_the_filter_says(string filter, bool matches)
    {
        var subscription = Subscribe(filter);

        subscription.Matches(Article).ShouldBe(matches);
        subscription.Explain(Article).Matches.ShouldBe(matches);
    }

    [Fact]
    public void An_article_that_lacks_the_value_does_not_meet_a_condition_on_it()
    {
        var bare = Article with { SiteName = null, Source = null, PublishedAt = null, Sentiment = null, Language = null };

        foreach (var filter in new[]
        {
            """{"languages":["en"]}""", """{"sites":["x"]}""", """{"sources":["AP"]}""", """{"sentiments":["neutral"]}""",
            """{"publishedWithin":"P1D"}""",
            """{"publishedFrom":"2000-01-01"}""", """{"sentimentScores":{"negative":{"max":1}}}""",
        })
        {
            Subscribe(filter).Matches(bare).ShouldBeFalse(filter);
        }
    }

    [Theory]
    [InlineData("include", true, true)]
    [InlineData("exclude", true, false)]
    [InlineData("only", false, true)]
    public void Duplicates_come_as_the_subscription_wishes(string policy, bool original, bool copy)
    {
        var subscription = Subscribe("{}", policy);

        subscription.Matches(Article).ShouldBe(original);
        subscription.Matches(Article with { DuplicateOf = ArticleId.FromName("first") }).ShouldBe(copy);
    }

    [Fact]
    public void Explain_names_the_value_that_decided()
    {
        var match = Subscribe("""{"entities":["Location:*","Person:*"],"any":[{"minWords":1000},{"sources":["AFP"]}]}""", "exclude")
            .Explain(Article);

        match.Matches.ShouldBeFalse();
        match.Conditions.Select(condition => (condition.Condition, condition.Holds, condition.Value)).ShouldBe(
            [("duplicates", true, "no near-duplicate"), ("entities", true, "Person:Clara Whitfield"), ("any", false, "0 of 2 hold")]);
        match.Conditions[2].Parts.Select(part => (part.Condition, part.Wanted, part.Value)).ShouldBe(
            [("minWords", "1000", "350"), ("sources", "AFP", "AP")]);
    }

    [Theory]
    [InlineData("US", true)]
    [InlineData("Location:United States", true)]
    [InlineData("Location:U.S.", true)]
    [InlineData("u.s.", true)]
    [InlineData("Organization:US", false)]
    [InlineData("UK", false)]
    public void A_well_known_entity_is_found_by_any_of_its_names(string wanted, bool holds)
    {
        var article = Article with
        {
            Entities = [new ArticleEntity { Name = "United States", Category = "Location", Mentions = [new EntityMention("U.S.", 0, 4)] }],
        };

        Subscribe($$"""{"entities":["{{wanted}}"]}""").Matches(article).ShouldBe(holds);
    }

    [Fact]
    public void A_filter_does_as_a_naive_reading_of_it_does() =>
        AnyFilter().Sample(filter => Subscribe(filter.Json).Matches(Article).ShouldBe(filter.Holds, filter.Json));

    [Fact]
    public void Not_any_is_all_not_and_not_all_is_any_not() =>
        AnyFilter().Array[1, 4].Sample(filters =>
        {
            var parts = string.Join(',', filters.Select(filter => filter.Json));
            var negated = string.Join(',', filters.Select(filter => $$"""{"not":{{filter.Json}}}"""));

            Matches("{\"not\":{\"any\":[" + parts + "]}}").ShouldBe(Matches($$"""{"all":[{{negated}}]}"""));
            Matches("{\"not\":{\"all\":[" + parts + "]}}").ShouldBe(Matches($$"""{"any":[{{negated}}]}"""));
        });

    [Fact]
    public void Explain_and_Matches_agree_on_every_filter() =>
        AnyFilter().Sample(filter => Subscribe(filter.Json).Explain(Article).Matches.ShouldBe(filter.Holds, filter.Json));

    private static bool Matches(string filter) => Subscribe(filter).Matches(Article);

    private static Gen<(string Json, bool Holds)> AnyFilter() => Gen.Recursive<(string Json, bool Holds)>((depth, inner) =>
    {
        // Fields that stand side by side all have to hold; each name once.
        var flat = Gen.OneOf(Leaves).Array[0, 3].Select(leaves =>
        {
            var distinct = leaves.DistinctBy(leaf => leaf.Json.Split(':')[0]).ToList();
            return ($"{{{string.Join(',', distinct.Select(leaf => leaf.Json))}}}", distinct.TrueForAll(leaf => leaf.Holds));
        });
        return depth >= 2
            ? flat
            : Gen.OneOf(
                flat,
                inner.Array[1, 3].Select(
                    parts => ($$"""{"any":[{{string.Join(',', parts.Select(part => part.Json))}}]}""", parts.Any(part => part.Holds))),
                inner.Array[1, 3].Select(
                    parts => ($$"""{"all":[{{string.Join(',', parts.Select(part => part.Json))}}]}""", parts.All(part => part.Holds))),
                inner.Select(part => ($$"""{"not":{{part.Json}}}""", !part.Holds)));
    });

    private static Subscription Subscribe(string filter, string duplicates = "include") =>
        SubscriptionsParser.ParseFile(Encoding.UTF8.GetBytes(
            $$"""{"subscriptions":[{"name":"a","queue":"news","duplicates":{{JsonSerializer.Serialize(duplicates)}},"filter":{{filter}}}"""
                + $$"""]}""")).ShouldHaveSingleItem();
}
