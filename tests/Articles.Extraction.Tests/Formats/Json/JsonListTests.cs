using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.Json;

public sealed class JsonListTests
{
    private const string Items = """[{"url":"https://news.test/1","title":"One","content":"First."},"""
        + """{"url":"https://news.test/2","title":"Two","content":"Second."}]""";

    [Theory]
    [InlineData(Items)]
    [InlineData($$"""{"status":"ok","totalResults":2,"articles":{{Items}}}""")]
    [InlineData($$"""{"response":{"status":"ok","results":{{Items}} } }""")]
    [InlineData(
        $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Ellery Post","description":"News of the town.","items":{{Items}}}""")]
    [InlineData("""
        {"hits":{"total":2,"hits":[{"_id":"a","_source":{"url":"https://news.test/1","title":"One","content":"First."}},
                                   {"_id":"b","_source":{"url":"https://news.test/2","title":"Two","content":"Second."}}]}}
        """)]
    [InlineData("""
        {"@type":"ItemList","itemListElement":[{"position":1,"item":{"url":"https://news.test/1","headline":"One","articleBody":"First."}},
                                               {"position":2,"item":{"url":"https://news.test/2","headline":"Two",
                                               "articleBody":"Second."}}]}
        """)]
    [InlineData("{\"url\":\"https://news.test/1\",\"title\":\"One\",\"text\":\"First.\"}\n{\"url\":\"https://news.test/2\","
        + "\"title\":\"Two\",\"text\":\"Second.\"}\n")]
    public void Each_item_of_a_list_is_an_article_with_its_address_for_a_part(string json)
    {
        var documents = Reader.All("a.json", json);

        documents.Select(document => document.Part).ShouldBe(["https://news.test/1", "https://news.test/2"]);
        documents.Select(document => document.Content).ShouldBe(["First.", "Second."]);
        documents.Select(document => document.Declared.Title).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public void Markup_in_the_items_does_not_make_a_page_of_the_list() =>
        Reader.All("feed",
            """[{"id":"1","content_html":"<p>One.</p><p>Two.</p><ul><li>Three.</li></ul>"},{"id":"2","content_html":"<p>Four.</p>"}]""")
            .Select(document => (document.Format, document.Kind))
            .ShouldBe([(SourceFormat.Json, ContentKind.Html), (SourceFormat.Json, ContentKind.Html)]);

    [Fact]
    public void A_list_of_one_has_a_part_too() =>
        Reader.One("a.json", """[{"url":"https://news.test/1","content":"First."}]""").Part.ShouldBe("https://news.test/1");

    [Fact]
    public void The_part_is_the_address_then_the_guid_then_the_id_then_a_hash()
    {
        var parts = Reader.All("a.json", """
            [{"id":5,"guid":"g","url":"https://news.test/1","text":"a"},{"id":5,"guid":"g","text":"b"},{"_id":5,"text":"c"},{"title":"t",
            "text":"d"}]
            """).Select(document => document.Part!).ToList();

        parts[..3].ShouldBe(["https://news.test/1", "g", "5"]);
        parts[3].ShouldMatch("^[0-9a-f]{32}$");
    }

    [Fact]
    public void Parts_do_not_depend_on_the_order()
    {
        string[] items =
            ["""{"text":"a"}""", """{"link":"https://news.test/","text":"b"}""", """{"link":"https://news.test/","text":"c"}""",
            """{"title":"x"}"""];

        var forward = Reader.All("a.json", $"[{string.Join(',', items)}]")
            .ToDictionary(document => document.Part!, document => document.Content);
        var backward = Reader.All("a.json", $"[{string.Join(',', items.Reverse())}]")
            .ToDictionary(document => document.Part!, document => document.Content);

        forward.ShouldBe(backward, ignoreOrder: true);
        forward.Count.ShouldBe(4);
    }

    [Fact]
    public void The_same_item_twice_is_one_article() =>
        Reader.One("a.json", """[{"id":"x","text":"a"},{"id":"x","text":"a"}]""").Part.ShouldBe("x");

    [Fact]
    public void An_item_without_text_is_on_record_and_the_others_are_read()
    {
        var documents =
            Reader.All("a.json", """[{"url":"https://news.test/1","title":"Video"},{"url":"https://news.test/2","content":"Second."},7]""");

        documents.Count.ShouldBe(3);
        documents[0].Part.ShouldBe("https://news.test/1");
        documents[0].Rejection!.Code.ShouldBe("no-text");
        documents[1].Rejection.ShouldBeNull();
        documents[2].Rejection!.Message.ShouldContain("Number");
    }

    [Fact]
    public void The_one_article_of_a_graph_is_the_file_itself()
    {
        var document = Reader.One("a.json", """
            {"@context":"https://schema.org","@graph":[{"@type":"WebPage","description":"A page."},{"@type":"NewsArticle","headline":"One",
            "articleBody":"First."},
            {"@type":"Person","name":"Clara Whitfield","description":"Reporter."}]}
            """);

        document.Part.ShouldBeNull();
        document.Content.ShouldBe("First.");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"articles":[]}""")]
    [InlineData("""{"@graph":[{"@type":"WebPage","description":"A page."}]}""")]
    public void A_list_of_nothing_is_no_article(string json) => Reader.Rejection("a.json", json).Code.ShouldBe("not-an-article");

    [Fact]
    public void A_list_over_the_limit_is_rejected() =>
        Reader.Rejection("a.json", Items, new ReadingOptions { MaxArticles = 1 }).Code.ShouldBe("too-many-articles");

    [Fact]
    public void A_feed_that_describes_itself_is_a_list_whatever_it_says_of_its_version() =>
        Reader.All("a.json", """{"version":"1.1","title":"Post","description":"The Post is a """
            + """newspaper.","items":[{"id":"1","content_html":"<p>One.</p>"},{"id":"2","content_text":"Two."}]}""")
            .Select(document => document.Part).ShouldBe(["1", "2"]);

    [Fact]
    public void An_article_with_a_list_of_related_ones_is_one_article() =>
        Reader.One("a.json", """{"title":"One","content":"First.","items":[{"id":"2","content":"Second."}]}""").Content.ShouldBe("First.");
}
