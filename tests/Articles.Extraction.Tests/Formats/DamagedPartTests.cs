using System.Text;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats;

/// <summary>A line, an item or a message that is cut off is rejected by itself; the others of its file are read.</summary>
public sealed class DamagedPartTests
{
    private const string Cut = """{"url":"https://news.test/2","title":"Two","text":"The second stor""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_cut_json_line_is_rejected_and_the_lines_around_it_are_read(int line)
    {
        List<string> lines = [Line(1), Line(3)];
        lines.Insert(line - 1, Cut);

        var documents = Reader.All("a.jsonl", string.Join('\n', lines));

        documents.Where(document => document.Rejection is null).Select(document => document.Part)
            .ShouldBe(["https://news.test/1", "https://news.test/3"]);
        var rejected = documents.Single(document => document.Rejection is not null);
        rejected.Part.ShouldBe("unreadable 1");
        rejected.Rejection!.Code.ShouldBe("malformed-json");
        rejected.Rejection.Message.ShouldContain($"Line {line} ");
    }

    [Theory]
    [InlineData("{\n  \"title\": \"One\",\n  \"text\": {},\n  {}\n  \"x\": ")]
    [InlineData("[{\"text\":\"a\"},\n{\"text\":\"b\"}\n{\"text\":")]
    [InlineData("{\"title\":\"One\",\"text\":\"cut")]
    public void Json_that_is_not_of_lines_is_rejected_as_a_whole(string json) =>
        Reader.Rejection("a.json", json).Code.ShouldBe("malformed-json");

    [Fact]
    public void Lines_of_which_none_can_be_read_are_rejected_as_a_whole() =>
        Reader.Rejection("a.jsonl", $"{Cut}\n{Cut}").Code.ShouldBe("malformed-json");

    [Fact]
    public void A_line_that_nests_too_deep_is_rejected_by_itself()
    {
        var deep = $"{{\"text\":{new string('[', 200)}{new string(']', 200)}}}";

        var documents = Reader.All("a.jsonl", $"{Line(1)}\n{deep}\n{Line(3)}");

        documents.Single(document => document.Rejection is not null).Rejection!.Code.ShouldBe("too-deep");
        documents.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    public void An_item_of_a_feed_that_is_cut_off_is_rejected_and_the_ones_before_it_are_read(string kind)
    {
        var feed = Feed(kind, 3);
        var cut = feed[..(feed.IndexOf("The story of 3", StringComparison.Ordinal) + 8)];

        var documents = Reader.All("a.xml", cut);

        documents.Where(document => document.Rejection is null)
            .Select(document => (document.Part, document.Content, document.Declared.SiteName)).ShouldBe(
            [("id-1", "The story of 1 & more.", "Ellery Post"), ("id-2", "The story of 2 & more.", "Ellery Post")]);
        var rejection = documents.Single(document => document.Rejection is not null).Rejection!;
        rejection.Code.ShouldBe("malformed-xml");
        rejection.Message.ShouldContain("Item 3 ");
    }

    [Theory]
    [InlineData("</title>", "</titel>")]
    [InlineData("</item>", "")]
    [InlineData("]]>", "")]
    public void An_item_that_is_damaged_in_the_middle_of_a_feed_is_rejected_and_the_others_are_read(string sound, string damaged)
    {
        var feed = Feed("rss", 3);
        var second = feed.IndexOf("id-2", StringComparison.Ordinal);
        var at = feed.IndexOf(sound, second, StringComparison.Ordinal);

        var documents = Reader.All("a.xml", feed[..at] + damaged + feed[(at + sound.Length)..]);

        documents.Where(document => document.Rejection is null).Select(document => document.Part).ShouldBe(["id-1", "id-3"]);
        documents.Single(document => document.Rejection is not null).Rejection!.Message.ShouldContain("Item 2 ");
    }

    [Fact]
    public void Namespaces_of_the_feed_hold_in_the_items_that_are_read_by_themselves()
    {
        const string Feed = """
            <rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>
            <item><guid>1</guid><description>Short.</description><content:encoded>The whole story.</content:encoded></item><item>
            <guid>2</guid><descr
            """;

        Reader.All("a.xml", Feed)[0].Content.ShouldBe("The whole story.");
    }

    [Fact]
    public void A_feed_whose_head_is_damaged_is_rejected_as_a_whole() =>
        Reader.Rejection("a.xml", Feed("rss", 3).Replace("Ellery Post</title>", "Ellery Post</titel>", StringComparison.Ordinal))
            .Code.ShouldBe("malformed-xml");

    [Fact]
    public void A_message_of_a_mailbox_that_is_cut_off_is_rejected_and_the_others_are_read()
    {
        var cut = Message(2)[..Message(2).IndexOf("of 2 as markup", StringComparison.Ordinal)];

        var documents = Reader.All("a.mbox", $"{Message(1)}\n{cut}\n\n{Message(3)}");

        documents.Where(document => document.Rejection is null).Select(document => document.Part).ShouldBe(["1@news.test", "3@news.test"]);
        var rejection = documents.Single(document => document.Rejection is not null).Rejection!;
        rejection.Code.ShouldBe("malformed-mail");
        rejection.Message.ShouldContain("Message 2 ");
    }

    [Fact]
    public void A_single_message_that_is_cut_off_is_rejected()
    {
        var whole = Message(1)[(Message(1).IndexOf('\n', StringComparison.Ordinal) + 1)..];

        Reader.One("a.eml", whole).Content.ShouldContain("as markup");
        Reader.Rejection("a.eml", whole[..whole.IndexOf("of 1 as markup", StringComparison.Ordinal)]).Code.ShouldBe("malformed-mail");
    }

    [Fact]
    public void A_damaged_line_in_an_archive_says_in_which_file()
    {
        var documents = Reader.All("a.zip", Compressed.Zip(("x/1.jsonl", $"{Line(1)}\n{Cut}"), ("x/2.jsonl", $"{Line(2)}\n{Cut}")));

        documents.Where(document => document.Rejection is not null).Select(document => document.Part)
            .ShouldBe(["unreadable 1", "unreadable 2"]);
        documents.Single(document => document.Part == "unreadable 2").Rejection!.Message.ShouldStartWith("x/2.jsonl: Line 2 ");
    }

    private static string Line(int number) => $$"""{"url":"https://news.test/{{number}}","text":"Story {{number}}."}""";

    private static string Feed(string kind, int items)
    {
        var feed = new StringBuilder(
            kind == "rss"
                ? "<rss version=\"2.0\"><channel><title>Ellery Post</title>\n"
                : "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Ellery Post</title>\n");
        for (var number = 1; number <= items; number++)
        {
            feed.Append(kind == "rss"
                ? $"<item><guid>id-{number}</guid><title>No. {number}</title><description><![CDATA[The story of {number} & "
                    + "more.]]></description></item>\n"
                : $"<entry><id>id-{number}</id><title>No. {number}</title><content type=\"text\">The story of {number} &amp; "
                    + "more.</content></entry>\n");
        }

        return feed.Append(kind == "rss" ? "</channel></rss>" : "</feed>").ToString();
    }

    private static string Message(int number) => $"""
        From clara@news.test Mon Nov  2 08:00:00 2026
        From: Clara <clara@news.test>
        Subject: No. {number}
        Message-ID: <{number}@news.test>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        The story of {number}.
        --b
        Content-Type: text/html

        <p>The story of {number} as markup.</p>
        --b--

        """.ReplaceLineEndings("\n");
}
