using System.Text;
using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Which captures are of the same page, and which of them counts.</summary>
public sealed class PageCaptureTests
{
    [Theory]
    [InlineData("https://news.test/a", "https://NEWS.test:443/a#top")]
    [InlineData("https://news.test/a", "https://news.test./a")]
    [InlineData("https://news.test/a", "https://reader:word@news.test/a")]
    [InlineData("https://news.test/a", "https://news.test/%61")]
    [InlineData("https://news.test/a%2Fb", "https://news.test/a%2fb")]
    [InlineData("https://news.test/?q=%2Fb", "https://news.test/?q=%2fb")]
    [InlineData("https://news.test/stra%C3%9Fe", "https://news.test/stra%c3%9fe")]
    [InlineData("https://news.test/stra%C3%9Fe", "https://news.test/stra\u00DFe")]
    [InlineData("https://xn--mnchen-3ya.test/a", "https://m\u00FCnchen.test/a")]
    [InlineData("https://news.test/", "https://news.test")]
    public void An_address_may_be_spelled_in_several_ways(string one, string other) => KeyOf(other).ShouldBe(KeyOf(one));

    [Theory]
    [InlineData("https://news.test/a", "http://news.test/a")]
    [InlineData("https://news.test/a", "https://news.test/A")]
    [InlineData("https://news.test/a", "https://news.test/a/")]
    [InlineData("https://news.test/a", "https://news.test/a?b")]
    [InlineData("https://news.test/a", "https://news.test:8443/a")]
    [InlineData("https://news.test/a%2Fb", "https://news.test/a/b")]
    [InlineData("https://news.test/a", "https://www.news.test/a")]
    public void Other_addresses_are_other_pages(string one, string other) => KeyOf(other).ShouldNotBe(KeyOf(one));

    [Theory]
    [InlineData("https://n\uFFFDws.test/a")]
    [InlineData("https://n\u0378ws.test/a")]
    [InlineData("https://xn--\u00E4.test/a")]
    [InlineData("https://a\u200B\u2028.test/a")]
    public void A_host_that_has_no_form_in_ascii_is_a_host(string address)
    {
        byte[] archive = [.. Warcs.Response(1, address, Warcs.BridgePage), .. Warcs.Response(2, Warcs.Dairy, Warcs.DairyPage)];

        Reader.All("a.warc", archive).Select(document => document.Rejection is null ? document.Content : null)
            .ShouldContain(Warcs.DairyPage);
    }

    [Fact]
    public void A_name_and_password_are_not_published()
    {
        var document = Reader.One("a.warc", Warcs.Response(1, "https://reader:word@news.test/a?b#c", Warcs.BridgePage));

        document.Declared.CanonicalUrl.ShouldBe("https://news.test/a?b#c");
        document.Capture!.Address.ShouldBe("https://news.test/a?b");
    }

    [Theory]
    [InlineData("A10 B11 A12", "A")]
    [InlineData("A10 A12 B11", "A")]
    [InlineData("A10 B11", "B")]
    [InlineData("B11 A10", "B")]
    [InlineData("A12 B11 A10", "A")]
    [InlineData("A10 B11 A12 B13 A12", "B")]
    public void A_page_that_is_changed_back_is_at_the_end_what_it_was_at_first(string captures, string newest)
    {
        foreach (var (name, bytes) in new[] { ("a.warc", Warc(captures)), ("a.har", Har(captures)), ("a.wacz", Wacz(captures)) })
        {
            var documents = Reader.All(name, bytes);

            documents.Select(document => document.Capture!.Key).Distinct().ShouldHaveSingleItem();
            var last = documents.MaxBy(document => document.Capture!.CapturedAt)!;
            last.Content.ShouldContain($"Version {newest} of the page", Case.Sensitive, name);
            last.Declared.CapturedAt.ShouldBe(last.Capture!.CapturedAt);
            documents.Select(document => document.Part).ShouldBeUnique();
        }
    }

    /// <summary>What a form was sent for depends on what was sent, not on the address.</summary>
    [Theory]
    [InlineData("POST", false)]
    [InlineData("GET", true)]
    [InlineData("", true)]
    public void Answers_to_other_methods_are_known_by_their_records(string method, bool isKnownByAddress)
    {
        byte[] Request(int number, string answer) => Warcs.Record(
            number, Warcs.Bridge, Encoding.ASCII.GetBytes($"{method} /bridge HTTP/1.1\r\nHost: news.test\r\n\r\n"), type: "request",
            fields: $"WARC-Concurrent-To: <{answer}>\r\n");
        var (one, two) = (Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage), Warcs.Response(2, Warcs.Bridge, Warcs.DairyPage));
        var har = string.Join(',', new[] { Warcs.BridgePage, Warcs.DairyPage }.Select(page => WebArchiveFilesTests.Entry(
            Warcs.Bridge, 200, "text/html", page, method: method)));

        foreach (var (name, bytes) in new (string, byte[])[]
            {
                ("a.warc", [.. one, .. Request(11, Warcs.Id(1)), .. two, .. Request(12, Warcs.Id(2))]),
                ("b.warc", [.. Request(11, Warcs.Id(1)), .. one, .. Request(12, Warcs.Id(2)), .. two]),
                ("c.har", Encoding.UTF8.GetBytes($$$"""{"log":{"version":"1.2","entries":[{{{har}}}]}}""")),
            })
        {
            var documents = Reader.All(name, bytes);

            documents.Count.ShouldBe(2, name);
            documents.ShouldAllBe(document => document.Capture != null == isKnownByAddress);
            documents.ShouldAllBe(document => document.Declared.CanonicalUrl == Warcs.Bridge);
            documents.Select(document => document.Part).ShouldBeUnique();
        }
    }

    [Fact]
    public void The_answer_to_HEAD_is_no_page() =>
        Reader.Rejection("a.har", $$$"""{"log":{"version":"1.2","entries":[{{{Head}}}]}}""").Message.ShouldContain("answer to HEAD (1)");

    private static string Head => WebArchiveFilesTests.Entry(Warcs.Bridge, 200, "text/html", Warcs.BridgePage, method: "HEAD");

    private static string KeyOf(string address) => PageCapture.Of(new Uri(address), inner: null, capturedAt: null).Key;

    private static IEnumerable<(string Page, string Hour)> Parse(string captures) =>
        captures.Split(' ').Select(capture => (Warcs.Page("Page", $"Version {capture[0]} of the page."), capture[1..]));

    private static byte[] Warc(string captures) =>
    [
        .. Parse(captures).SelectMany((capture, number) => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Warcs.Response(number, Warcs.Bridge, capture.Page))
                .Replace("T10:", $"T{capture.Hour}:", StringComparison.Ordinal))),
    ];

    private static byte[] Wacz(string captures) => Compressed.Stored(("archive/1.warc", Warc(captures)));

    private static byte[] Har(string captures)
    {
        var entries = Parse(captures).Select(capture => WebArchiveFilesTests.Entry(
            Warcs.Bridge, 200, "text/html", capture.Page, date: $"2024-03-13T{capture.Hour}:00:00Z"));
        return Encoding.UTF8.GetBytes($$$"""{"log":{"version":"1.2","entries":[{{{string.Join(',', entries)}}}]}}""");
    }
}
