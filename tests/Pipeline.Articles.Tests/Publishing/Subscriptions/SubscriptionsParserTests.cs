using System.Text;
using System.Text.Json;
using CsCheck;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Tests.Publishing.Subscriptions;

public sealed class SubscriptionsParserTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[0, 12],
        Gen.OneOf("en", "negative", "PT24H", "P1D", "2026-01-31", "2026-01-31T08:00Z", "china-desk", "only", "Person:*"));

    private static readonly Gen<string> AnyName =
        Gen.OneOf(Gen.OneOf([.. FilterParser.Fields, "name", "queue", "duplicates", "filter", "min", "max", "positive"]), AnyText);

    private static readonly Gen<string> AnyJson = Gen.Recursive<string>((depth, inner) => depth >= 4
        ? Gen.OneOf(
            AnyText.Select(Quote), Gen.Int.Select(number => $"{number}"),
            Gen.Double.Unit.Select(number => JsonSerializer.Serialize(number)), Gen.OneOf("true", "null", "1e400", "\"\\ud800\""))
        : Gen.OneOf(
            AnyText.Select(Quote),
            Gen.OneOf("true", "false", "null", "0", "0.5", "-1"),
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(AnyName, inner).Array[0, 4]
                .Select(fields => $"{{{string.Join(',', fields.Select(field => $"{Quote(field.Item1)}:{field.Item2}"))}}}")));

    [Theory]
    [InlineData("""{"entities":["Mission: Impossible","Person:*","url:x","Star Wars: Episode IV","C:\\","12:30"]}""")]
    [InlineData("""{"languages":["en","ZH","fil"],"minWords":5,"maxWords":5}""")]
    [InlineData("""{"publishedFrom":"2026-01-01","publishedBefore":"2026-01-02"}""")]
    public void ParseFile_what_can_match_is_taken(string filter) =>
        Parse($$"""{"subscriptions":[{"name":"a","queue":"news","filter":{{filter}}}]}""").ShouldHaveSingleItem();

    [Theory]
    [InlineData("""{"name":"a"}""", "subscriptions[0] ('a') has no queue: it has to be the name of a queue.")]
    [InlineData("""{"queue":"news"}""", "subscriptions[0] has no name")]
    [InlineData("""{"name":"a","webhook":"https://a.example/"}""", "subscriptions[0] ('a') has no secret")]
    [InlineData("""{"name":"a","queue":"news","webhook":"https://a.example/","secret":"A"}""", "has a queue and a webhook")]
    [InlineData("""{"name":"a","queue":"news","secret":"A"}""", "secret is for a webhook only")]
    [InlineData("""{"name":"a","webhook":"http://a.example/","secret":"A"}""", "http is for this machine only")]
    [InlineData("""{"name":"a","webhook":"https://u:p@a.example/","secret":"A"}""", "without a name and a password")]
    [InlineData("""{"name":"a","webhook":"ftp://a.example/","secret":"A"}""", "has to be an https address")]
    [InlineData("""{"name":"a","webhook":"https://a.example/","secret":"whsec_c2VjcmV0+/="}""", "not the secret itself")]
    [InlineData(
        """{"name":"a","queue":"News"}""",
        "subscriptions[0] ('a').queue is 'News', which cannot be a subscriber's queue: a queue's name has only lowercase")]
    [InlineData("""{"name":"a","queue":"articles-to-enrich"}""", "the pipeline and its host reserve that name")]
    [InlineData("""{"name":"a","queue":"articles-to-withdraw"}""", "the pipeline and its host reserve that name")]
    [InlineData(
        """{"name":"a","queue":"news","filters":{}}""",
        "subscriptions[0] ('a') has a field 'filters', which is not known; did you mean 'filter'? Allowed are name, queue")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"langauges":["en"]}}""",
        "subscriptions[0] ('a').filter has a field 'langauges', which is not known; did you mean 'languages'?")]
    [InlineData("""{"name":"a","queue":"news","filter":{"Languages":["en"]}}""", "did you mean 'languages'?")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"any":[{"sites":["x"]},{"not":{"colour":1}}]}}""",
        "subscriptions[0] ('a').filter.any[1].not has a field 'colour', which is not known")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"any":[]}}""",
        "subscriptions[0] ('a').filter.any has to be a list of one or more filters.")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"languages":"en"}}""",
        "subscriptions[0] ('a').filter.languages has to be a list of one or more ISO 639-1 codes")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"sentiments":["negativ"]}}""",
        "subscriptions[0] ('a').filter.sentiments[0] is 'negativ'; it has to be one of neutral, positive, negative, mixed (did you mean "
        + "'negative'?)")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"sentimentScores":{"negative":{"min":1.5}}}}""",
        "subscriptions[0] ('a').filter.sentimentScores.negative.min has to be a number from 0 to 1.")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"sentimentScores":{"negative":{"min":0.8,"max":0.2}}}}""", "has a min above its max")]
    [InlineData("""{"name":"a","queue":"news","filter":{"minWords":"many"}}""", "minWords has to be a whole number of words, 0 or more")]
    [InlineData("""{"name":"a","queue":"news","filter":{"minWords":-1}}""", "minWords has to be a whole number of words, 0 or more")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"publishedFrom":"yesterday"}}""",
        "publishedFrom is 'yesterday'; it has to be a day or a time as in ISO 8601")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"publishedWithin":"24h"}}""",
        "publishedWithin is '24h'; it has to be a duration as in ISO 8601, such as PT24H or P7D.")]
    [InlineData("""{"name":"a","queue":"news","filter":{"publishedWithin":"-PT24H"}}""", "publishedWithin is '-PT24H'")]
    [InlineData(
        """{"name":"a","queue":"news","duplicates":"excluded"}""",
        "duplicates is 'excluded'; it has to be one of include, exclude, only (did you mean 'exclude'?).")]
    [InlineData(
        """{"name":"a","queue":"news","duplicates":"only","filter":{"duplicate":true}}""",
        "subscriptions[0] ('a').duplicates has to be include, because its filter uses 'duplicate'.")]
    [InlineData("""{"name":"a","queue":"news"},{"name":"A","queue":"other"}""", "Two subscriptions are named 'a'")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"minWords":500,"maxWords":100}}""",
        "subscriptions[0] ('a').filter has minWords above maxWords, so no article matches.")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"any":[{"publishedFrom":"2026-02-01","publishedBefore":"2026-01-01"}]}}""",
        "subscriptions[0] ('a').filter.any[0] has publishedFrom no earlier than publishedBefore, so no article matches.")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"languages":["de","english"]}}""",
        "subscriptions[0] ('a').filter.languages[1] is 'english', which is not a language code: use a code of ISO 639, such "
        + "as en (did you mean 'en'?).")]
    [InlineData("""{"name":"a","queue":"news","filter":{"languages":["Spansih"]}}""", "(did you mean 'es'?)")]
    [InlineData("""{"name":"a","queue":"news","filter":{"languages":["en-GB"]}}""", "(did you mean 'en'?)")]
    [InlineData("""{"name":"a","queue":"news","filter":{"languages":["deu"]}}""", "(did you mean 'de'?)")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"entities":["Persn:Clara Whitfield"]}}""",
        "subscriptions[0] ('a').filter.entities[0] names the category 'Persn', which is not known; "
            + "did you mean 'Person'? Allowed are Person, ")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"entities":["Colour:*"]}}""", "names the category 'Colour', which is not known. Allowed")]
    [InlineData(
        """{"name":"a","queue":"news","filter":{"subjects":["15000000"]}}""",
        "subjects[0] is a code without its vocabulary; write medtop:15000000 or subj:15000000.")]
    [InlineData("""{"name":"a","queue":"news","filter":{"subjects":["20001065"]}}""", "write medtop:20001065.")]
    [InlineData("""{"name":"a","queue":"news","filter":{"subjects":["medtop:2000106"]}}""", "which is not a term of the IPTC")]
    [InlineData("""{"name":"a","queue":"news","filter":{"subjects":["medtop:18000000"]}}""", "which is not a term of the IPTC")]
    [InlineData("""{"name":"a","queue":"news","filter":{"subjects":["subj:18000000"]}}""", "which is not a term of the IPTC")]
    [InlineData("""{"name":"a","queue":"news","filter":{"subjects":["medtp:15000000"]}}""", "did you mean 'medtop:15000000'")]
    [InlineData("""{"name":"a","queue":"news","filter":{"urgencies":[0]}}""", "urgencies[0] has to be a whole number from 1 to 9.")]
    [InlineData("""{"name":"a","queue":"news","filter":{"urgencies":["2"]}}""", "urgencies[0] has to be a whole number from 1 to 9.")]
    [InlineData("""{"name":"a","queue":"news","filter":{"urgencies":2}}""", "urgencies has to be a list of one or more whole numbers")]
    [InlineData("""{"name":"a","queue":"news","filter":{"priorities":[10]}}""", "priorities[0] has to be a whole number from 1 to 9.")]
    [InlineData("""{"name":"a","queue":"news","filter":{"pageTypes":["forums"]}}""", "(did you mean 'forum'?)")]
    [InlineData("""{"name":"a","queue":"news","filter":{"subject":["sport"]}}""", "did you mean 'subjects'?")]
    [InlineData("""{"name":"a","queue":"news","editorsNotes":"yes"}""", "editorsNotes has to be true or false.")]
    [InlineData("17", "subscriptions[0] has to be an object with name, queue, webhook, secret, duplicates, editorsNotes, filter.")]
    public void ParseFile_a_fault_is_named_with_its_place_and_what_is_allowed(string subscriptions, string message) =>
        Should.Throw<SubscriptionsException>(() => Parse($$"""{"subscriptions":[{{subscriptions}}]}""")).Message.ShouldContain(message);

    [Fact]
    public void ParseFile_a_web_address_stands_in_place_of_a_queue_and_is_shown_without_its_query()
    {
        var one = Parse("""{"subscriptions":[{"name":"a","webhook":"https://a.example/in?code=secret","secret":"A"}]}""")
            .ShouldHaveSingleItem();

        one.Queue.ShouldBeNull();
        one.Webhook!.Url.Query.ShouldBe("?code=secret");
        one.ToString().ShouldNotContain("code=");
        one.Target.ShouldBe("webhook 'https://a.example/in?…'");
    }

    [Fact]
    public void ParseFile_names_every_fault_at_once() =>
        Should.Throw<SubscriptionsException>(
            () => Parse("""{"subscriptions":[{"name":"a"},{"queue":"Bad","name":"b","filter":{"minWords":-1}}]}"""))
            .Faults.Count.ShouldBe(3);

    [Fact]
    public void ParseFile_filters_nest_eight_deep_and_no_deeper()
    {
        Parse(Nested(FilterParser.MaxDepth)).Count.ShouldBe(1);
        Should.Throw<SubscriptionsException>(() => Parse(Nested(FilterParser.MaxDepth + 1))).Message.ShouldContain("nested too deep");

        static string Nested(int depth) =>
            $$"""{"subscriptions":[{"name":"a","queue":"news","filter":{{string.Concat(Enumerable.Repeat("{\"not\":", depth - 1))}}{}"""
                + $$"""{{new string('}', depth - 1)}}}]}""";
    }

    [Fact]
    public void ParseFile_takes_comments_a_byte_order_mark_and_a_schema() =>
        Parse("\uFEFF// the desks\n{\"$schema\":\"subscriptions.schema.json\",\"subscriptions\":[{\"name\":\"a\",\"queue\":\"news\",},]}")
            .ShouldHaveSingleItem().Name.ShouldBe("a");

    [Fact]
    public void ParseFile_of_any_bytes_gives_subscriptions_or_the_documented_error() =>
        Gen.Byte.Array[0, 200].Sample(bytes => { ParsesOrRefuses(bytes); });

    [Fact]
    public void ParseFile_of_any_json_gives_subscriptions_that_the_schema_allows_or_the_documented_error()
    {
        var schema = SchemaFile.Read("Publishing/Subscriptions/subscriptions");
        var accepted = 0;
        Gen.OneOf(
            AnyJson, AnyJson.Select(Wrapped), AnyJson.Select(filter => Wrapped($$"""{"name":"a","queue":"news","filter":{{filter}}}""")),
            AnyFilter().Select(filter => Wrapped($$"""{"name":"a","queue":"news","filter":{{filter}}}""")))
            .Sample(
                json =>
                {
                    if (ParsesOrRefuses(Encoding.UTF8.GetBytes(json)))
                    {
                        Interlocked.Increment(ref accepted);
                        schema.Validate(json).ShouldBeEmpty(json);
                    }
                },
                iter: 2000);
        accepted.ShouldBeGreaterThan(100);

        static string Wrapped(string item) => $$"""{"subscriptions":[{{item}}]}""";
    }

    [Theory]
    [InlineData("""{"subscriptions":[{"name":"a","queue":"News"}]}""")]
    [InlineData("""{"subscriptions":[{"name":"a","queue":"news","filter":{"langauges":["en"]}}]}""")]
    [InlineData("""{"subscriptions":[{"name":"a","queue":"news","filter":{"any":[]}}]}""")]
    [InlineData("""{"subscriptions":[{"name":"a","queue":"news","filter":{"publishedWithin":"24h"}}]}""")]
    [InlineData("""{"subscriptions":[{"name":"a","queue":"news","duplicates":"none"}]}""")]
    [InlineData("""{"subs":[]}""")]
    public void The_schema_refuses_what_the_parser_refuses(string json)
    {
        Should.Throw<SubscriptionsException>(() => Parse(json));
        var schema = SchemaFile.Read("Publishing/Subscriptions/subscriptions");

        schema.Validate(json).ShouldNotBeEmpty();
    }

    private static Gen<string> AnyFilter() => Gen.Recursive<string>((depth, inner) =>
    {
        var leaf = Gen.OneOf(
            "\"languages\":[\"en\",\"de\"]", "\"entities\":[\"Person:*\"]", "\"keyPhrases\":[\"a b\"]", "\"sentiments\":[\"mixed\"]",
            "\"sites\":[\"x\"]", "\"sources\":[\"AP\"]",
            "\"minWords\":10", "\"maxWords\":500", "\"publishedFrom\":\"2026-01-31\"",
            "\"publishedBefore\":\"2026-01-31T08:00:00.5+01:00\"", "\"publishedWithin\":\"P1DT12H\"",
            "\"duplicate\":false", "\"sentimentScores\":{\"positive\":{\"min\":0.25},\"negative\":{\"max\":0.5}}");
        return depth >= 3
            ? leaf.Select(field => $"{{{field}}}")
            : Gen.OneOf(
                leaf.Select(field => $"{{{field}}}"),
                inner.Array[1, 3].Select(parts => $$"""{"any":[{{string.Join(',', parts)}}]}"""),
                inner.Array[1, 3].Select(parts => $$"""{"all":[{{string.Join(',', parts)}}]}"""),
                inner.Select(part => $$"""{"not":{{part}}}"""));
    });

    private static bool ParsesOrRefuses(byte[] json)
    {
        try
        {
            SubscriptionsParser.ParseFile(json);
            return true;
        }
        catch (SubscriptionsException exception)
        {
            exception.Faults.ShouldNotBeEmpty();
            exception.Faults.ShouldAllBe(fault => fault.Length > 0);
            return false;
        }
    }

    private static IReadOnlyList<Subscription> Parse(string json) => SubscriptionsParser.ParseFile(Encoding.UTF8.GetBytes(json));

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
