namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What tells an item from all others: the same for its versions, another for another agency's.</summary>
public sealed class ItemKeyTests
{
    [Theory]
    [InlineData("urn:newsml:ostermark.test:20261130:4711")]
    [InlineData("tag:ostermark.test,2026:4711")]
    [InlineData("https://ostermark.test/items/4711")]
    [InlineData("0b7a9c1e-8f53-4a66-9a52-0d5c8f1f2a3b")]
    [InlineData("0b7a9c1e8f534a669a520d5c8f1f2a3b")]
    public void An_id_that_is_unique_by_itself_is_the_key_whoever_sends_it(string id)
    {
        Item(id, "OW").Key.ShouldBe(id);
        Item(id, provider: null).Key.ShouldBe(id);
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("sw.4711")]
    [InlineData("urn:4711")]
    public void Any_other_id_counts_with_its_provider_alone(string id)
    {
        Item(id, "OW").Key.ShouldNotBe(Item(id, "SW").Key);
        Item(id, "Ostermark Wire").Key.ShouldBe(Item(id, "OSTERMARK WIRE").Key);
        Item(id, provider: null).Key.ShouldBeNull();
    }

    [Fact]
    public void A_domain_in_the_id_stands_for_a_provider_that_is_not_said()
    {
        Item("skerry.test:4711", provider: null).Key.ShouldBe("skerry.test:4711");
        Item("skerry.test:4711", "SW").Key.ShouldBe("SW\nskerry.test:4711");
        Item("4711.xml", provider: null).Key.ShouldBeNull();
    }

    [Theory]
    [InlineData("USA-WEATHER")]
    [InlineData("N/A")]
    [InlineData("0000")]
    public void A_slug_or_what_stands_in_for_an_id_is_no_key(string id) => Item(id, "OW").Key.ShouldBeNull();

    [Theory]
    [InlineData("urn:newsml:ostermark.test:20261130:0")]
    [InlineData("urn:newsml:ostermark.test:20261130T101500Z:000")]
    [InlineData("urn:newsml:ostermark.test:2026-11-30T10:15:00.25:0")]
    [InlineData("urn:newsml:ostermark.test:20261130:0#nl")]
    [InlineData("urn:newsml:ostermark.test:0")]
    [InlineData("tag:ostermark.test,2026:0")]
    [InlineData("https://ostermark.test/items/0")]
    [InlineData("ostermark.test:0")]
    [InlineData("urn:uuid:00000000-0000-0000-0000-000000000000")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void An_item_that_is_numbered_0_has_no_key_since_the_next_is_too(string id) => Item(id, "OW").Key.ShouldBeNull();

    [Theory]
    [InlineData("urn:newsml:ostermark.test:20261130:4711:0")]
    [InlineData("urn:newsml:ostermark.test:20261130:10")]
    [InlineData("urn:newsml:ostermark.test:20261130:US-FINANCE")]
    [InlineData("tag:ostermark.test,2026:4711:0")]
    [InlineData("https://ostermark.test/4711/0x")]
    [InlineData("00000000-0000-0000-0000-00000000000a")]
    public void A_0_at_the_end_of_an_id_is_no_such_number(string id) => Item(id, "OW").Key.ShouldBe(id);

    [Fact]
    public void Without_an_id_there_is_no_key() => Item(id: null, "OW").Key.ShouldBeNull();

    [Fact]
    public void A_file_that_is_one_item_with_a_key_names_it_as_its_part()
    {
        Wires.Article("a.xml", Wires.Nitf()).Part.ShouldBe("ow.77");
        Wires.Article("a.xml", Wires.G2()).Part.ShouldBe("urn:newsml:ostermark.test:1");
        Wires.Article("a.xml", Wires.Nitf().Replace(" regsrc=\"OW\"", string.Empty, StringComparison.Ordinal)).Part.ShouldBeNull();
    }

    [Fact]
    public void Stories_of_one_item_of_NewsML_have_a_key_each()
    {
        var story =
            $"<NewsComponent><ContentItem><MediaType FormalName=\"Text\"/><DataContent>{Wires.Markup}</DataContent></ContentItem>"
                + $"</NewsComponent>";
        var other = story.Replace("forty trams", "fifty trams", StringComparison.Ordinal);
        var keys = Wires.All(
            "a.xml",
            $"""
            <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>ostermark.test</ProviderId><DateId>20261130</DateId>
            <NewsItemId>4711</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification>
            <NewsComponent>{story}{other}</NewsComponent></NewsItem></NewsML>
            """).Select(article => article.Wire!.Key).ToList();

        keys.Count.ShouldBe(2);
        keys.ShouldBeUnique();
    }

    private static WireItem Item(string? id, string? provider) => new() { Flavour = "NITF", Id = id, Provider = provider };
}
