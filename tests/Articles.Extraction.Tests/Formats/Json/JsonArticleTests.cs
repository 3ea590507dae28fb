using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.Json;

public sealed class JsonArticleTests
{
    [Fact]
    public void A_schema_org_article_is_read_whole()
    {
        var document = Reader.One("a.txt", """
            {
              "@context": "https://schema.org", "@type": "NewsArticle",
              "mainEntityOfPage": { "@type": "WebPage", "@id": "https://news.test/bridge" },
              "headline": "Bridge reopens &amp; traffic flows",
              "image": [{ "@type": "ImageObject", "url": "https://news.test/bridge.jpg" }],
              "datePublished": "2026-11-02T08:00:00+01:00", "dateModified": "2026-11-02T09:30:00Z",
              "author": [{ "@type": "Person", "name": "Clara Whitfield" }, { "@type": "Person", "name": "Sam Ode",
              "url": "https://news.test/sam" }],
              "publisher": { "@type": "Organization", "name": "Ellery Post", "logo": { "url": "https://news.test/logo.png" } },
              "inLanguage": "en-GB",
              "articleBody": "The bridge reopened.\n\nTraffic flows again."
            }
            """);

        document.Part.ShouldBeNull();
        document.Format.ShouldBe(SourceFormat.Json);
        document.Kind.ShouldBe(ContentKind.Text);
        document.Content.ShouldBe("The bridge reopened.\n\nTraffic flows again.");
        document.Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Bridge reopens & traffic flows",
            Byline = "Clara Whitfield, Sam Ode",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
            ModifiedAt = new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero),
            SiteName = "Ellery Post",
            CanonicalUrl = "https://news.test/bridge",
            Language = "en-GB",
            LeadImage = "https://news.test/bridge.jpg",
        });
    }

    [Fact]
    public void A_newsapi_object_loses_its_cut_mark()
    {
        var document = Reader.One("a.json", """
            { "source": { "id": null, "name": "Ellery Post" }, "author": "By Clara Whitfield", "title": "Bridge reopens",
            "description": "Short.",
              "url": "https://news.test/bridge", "urlToImage": "https://news.test/bridge.jpg", "publishedAt": "2026-11-02T07:00:00Z",
              "content": "The bridge reopened on Monday, two years after… [+1234 chars]" }
            """);

        document.Content.ShouldBe("The bridge reopened on Monday, two years after");
        document.Declared.SiteName.ShouldBe("Ellery Post");
        document.Declared.Byline.ShouldBe("Clara Whitfield");
        document.Declared.LeadImage.ShouldBe("https://news.test/bridge.jpg");
    }

    [Fact]
    public void A_wordpress_post_is_html_with_its_entities()
    {
        var document = Reader.One("a.json", """
            { "id": 7, "date": "2026-11-02T08:00:00", "date_gmt": "2026-11-02T07:00:00", "guid": { "rendered": "https://news.test/?p=7" },
              "link": "https://news.test/bridge/", "title": { "rendered": "Bridge &#8217;reopens&#8217;" },
              "content": { "rendered": "<p>The bridge reopened.</p>\n" } }
            """);

        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.ShouldBe("<p>The bridge reopened.</p>\n");
        document.Declared.Title.ShouldBe("Bridge ’reopens’");
        document.Declared.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero));
        document.Declared.CanonicalUrl.ShouldBe("https://news.test/bridge/");
    }

    [Theory]
    [InlineData("""{"title":"t","body":["One.","Two."]}""", "One.\n\nTwo.")]
    [InlineData("""{"title":"t","content":[{"type":"paragraph","text":"One."},{"type":"image","url":"https://x.test/a.jpg"},"""
        + """{"type":"paragraph","text":"Two."}]}""", "One.\n\nTwo.")]
    [InlineData("""{"title":"t","maintext":"One."}""", "One.")]
    [InlineData("""{"title":"t","Full_Text":"One."}""", "One.")]
    [InlineData("""{"title":"t","content":null,"description":"One."}""", "One.")]
    [InlineData("""{"title":"t","content":"","text":"One."}""", "One.")]
    [InlineData("""{"title":"t","text":"Two.","text":"One.",}""", "One.")]
    [InlineData("""{"text":"AT&amp;T said &#8220;no&#8221;."}""", "AT&T said “no”.")]
    [InlineData("""{"data":{"title":"t","text":"One."}}""", "One.")]
    [InlineData("""{"article":{"title":"t","content":"One."}}""", "One.")]
    public void The_body_is_found_under_its_usual_names(string json, string content) =>
        Reader.One("a.json", json).Content.ShouldBe(content);

    [Theory]
    [InlineData("123", "123")]
    [InlineData("true", null)]
    [InlineData("[\"A\"]", "A")]
    [InlineData("\"  \"", null)]
    [InlineData("\"A <em>great</em> bridge\"", "A great bridge")]
    [InlineData("\"if a &lt; b\"", "if a < b")]
    public void A_title_of_any_kind_is_a_line_or_nothing(string title, string? expected) =>
        Reader.One("a.json", $$"""{"title":{{title}},"text":"One."}""").Declared.Title.ShouldBe(expected);

    [Fact]
    public void Addresses_that_are_not_absolute_http_are_not_declared()
    {
        var declared = Reader.One("a.json", """{"text":"One.","url":"/bridge","image":"javascript:alert(1)","language":"English","autho"""
            + """r":"https://facebook.test/ellery"}""").Declared;

        declared.ShouldBe(DeclaredMetadata.None);
    }

    [Fact]
    public void Lone_surrogates_are_replaced_and_pairs_are_kept() =>
        Reader.One("a.json", """{"title":"\ud83d","text":"One \ud83d\ude00 \\ud83d \udc00."}""").ShouldSatisfyAllConditions(
            document => document.Content.ShouldBe("One 😀 \\ud83d \uFFFD."),
            document => document.Declared.Title.ShouldBe("\uFFFD"));

    [Theory]
    [InlineData(@"\ud83d", "\uFFFD")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\uD83D\uDE00", "\U0001F600")]
    [InlineData(@"\u00e9", "é")]
    public void Escapes_by_the_hundred_thousand_are_read_one_by_one(string escape, string expected) =>
        Reader.One("a.json", $"{{\"text\":\"x{string.Concat(Enumerable.Repeat(escape, 200_000))}\"}}")
            .Content.ShouldBe("x" + string.Concat(Enumerable.Repeat(expected, 200_000)));

    [Fact]
    public void An_escaped_nul_is_dropped() => Reader.One("a.json", """{"text":"One\u0000."}""").Content.ShouldBe("One.");

    [Theory]
    [InlineData("""{"title":"Bridge reopens","url":"https://news.test/bridge"}""")]
    [InlineData("""{"title":"Bridge reopens","content":"  "}""")]
    [InlineData("""{}""")]
    public void An_object_without_text_is_rejected_with_the_fields_looked_for(string json)
    {
        var reason = Reader.Rejection("a.json", json);

        reason.Code.ShouldBe("no-text");
        reason.Message.ShouldContain("articleBody");
    }

    [Fact]
    public void Malformed_json_is_rejected_with_its_place()
    {
        var reason = Reader.Rejection("a.json", "{\n  \"title\": \"Bridge\",\n  \"text\": nope }");

        reason.Code.ShouldBe("malformed-json");
        reason.Message.ShouldContain("line 3");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Json_ten_thousand_levels_deep_is_rejected(string open, string close) =>
        Reader.Rejection("a.json", string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000)))
            .Code.ShouldBe("too-deep");

    [Theory]
    [InlineData("[Music] The bridge reopened.")]
    [InlineData("{ The bridge reopened. }")]
    public void A_text_that_begins_with_a_bracket_is_a_text(string content) =>
        Reader.One("a.txt", content).Format.ShouldBe(SourceFormat.Text);

    [Theory]
    [InlineData("publishedTime")]
    [InlineData("published_date")]
    [InlineData("first_published_at")]
    [InlineData("date_publish")]
    [InlineData("created_at")]
    [InlineData("postedOn")]
    public void A_date_is_found_under_the_names_of_crawlers_and_content_systems(string field) =>
        Reader.One("a.json", $$"""{"title":"Bridge","text":"The bridge reopened.","{{field}}":"2026-03-12T08:15:00Z"}""")
            .Declared.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 8, 15, 0, TimeSpan.Zero));
}
