using System.Globalization;
using System.Text;
using CsCheck;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>Whatever happens to a wire message: articles that are valid Unicode, or the documented rejection, and nothing else.</summary>
public sealed class WireFuzzTests
{
    private static readonly long Cases =
        long.Parse(Environment.GetEnvironmentVariable("FUZZ_CASES") ?? "500", CultureInfo.InvariantCulture);

    private static readonly ArticleExtractor Extractor = new();

    private static readonly Dictionary<string, string[]> Samples = new()
    {
        ["NewsML-G2"] =
        [
            Wires.G2(
                contentMeta: "<by>By A B</by><subject qcode=\"medtop:1\"><name>x</name></subject>",
                itemMeta: "<embargoed>2020-01-01T00:00:00</embargoed><signal qcode=\"sig:update\"/><link rel=\"irel:replaces\" "
                    + "residref=\"urn:newsml:ostermark.test:0\"/>"),
            $"<newsMessage><itemSet>{Wires.G2(guid: "a")}{Wires.G2(guid: "b", itemClass: "ninat:picture")}<planningItem "
                + "guid=\"c\"/></itemSet></newsMessage>",
            Wires.G2(
                content: "<inlineXML contenttype=\"application/nitf+xml\"><nitf><body><body.head><hedline><hl1>h</hl1></hedline>"
                    + $"</body.head><body.content>{Wires.Markup}</body.content></body></nitf></inlineXML><inlineData>One two</inlineData>"),
        ],
        ["NITF"] =
        [
            Wires.Nitf(
                data: "<du-key key=\"k\" version=\"1\"/><date.release norm=\"20200101\"/><ed-msg info=\"x\"/>",
                content: $"{Wires.Markup}<table><tr><td>1</td><td>2</td></tr></table><pre>a\n  b</pre>"),
        ],
        ["NewsML 1.2"] =
        [
            $"<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>p</ProviderId><NewsItemId>i</NewsItemId><RevisionId>1"
                + $"</RevisionId></NewsIdentifier></Identification><NewsManagement><Status FormalName=\"Usable\"/></NewsManagement>"
                + $"<NewsComponent><NewsLines><HeadLine>h</HeadLine></NewsLines><NewsComponent><Role FormalName=\"Body\"/><ContentItem>"
                + $"<DataContent>{Wires.Markup}</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>",
        ],
        ["ninjs"] =
        [
            """{"guid":"g","versioncreated":"2026-11-30T10:15:00Z","headline":"h","body_html":"<p>One &lt;script&gt;x&lt;/script&gt; two."""
                + """</p><ul><li>a</ul>","subject":[{"code":"a:b"}],"associations":{"m":{"type":"picture","renditions":[{"href":"https:"""
                + """//x.test"}]}},"embargoed":"2020-01-01"}""",
            """
            {"uri":"http://a.test/2","provider":"NTB","versioncreated":"2026-11-30T10:15:00","body_text":"One two three.","headline":"h",
            "replacing":["http://a.test/1","urn:x:1","slug"],"signals":{"updatetype":"UV"},"profile":"PUBL","expires":"2099-01-01",
            "subject":[{"code":"20001065","scheme":"http://cv.iptc.org/newscodes/mediatopic/"},{"code":"15054000"}]}
            """,
            """{"item":[{"uri":"u","pubstatus":"usable","bodies":[{"role":"main","value":"<p>x</p>"}],"headlines":[{"value":"h"}"""
                + """],"authors":[{"name":"A","role":"writer"}]}]}""",
        ],
        ["RBNews"] =
        [
            "<RBNews><NewsID>9a6955fc-11da-46b6-9903-439ebb288f2d</NewsID><PublishDate>2026-11-30T10:15:00.397</PublishDate>"
                + "<version>2</version><headline>h</headline><content>&lt;p&gt;One two three.&lt;/p&gt;</content>"
                + "<IPTCList><int>15054000</int></IPTCList></RBNews>",
        ],
        ["IPTC 7901"] =
        [
            "\u0001owa012 2 i 120  owa 0045\r\n\r\nx/y/\r\n\u0002LEAD\r\nHeadline\r\nBy A B =\r\n\r\nA (owa) - One two three\r\nfour.\r\n"
                + "\r\n# Notebook\r\nowa al\r\n\u0003301115 GMT Nov 26\r\n\u0004",
        ],
        ["ANPA 1312"] =
        [
            "\u0016\u0016\u0001W2870\u001fostk\nf l\u0013\u0011 BC-OW--Trams  11-30 0210\n\u0002^BC-OW--Trams, 1st Ld,120<\n^Headline <\n"
                + "^By A B=\n\tA (OW) _ One ``two.''\n\b;a;b\u0010c^\n\t\u0003OW-WF-11-30-26 0915GMT<\n",
        ],
        ["ZCZC"] =
        [
            "ZCZC OWK000\nYY TDR\n$Headline of it\n:(A)\nOne two three.\n\nOWK ml\nNNNN\n",
        ],
        ["CP Publish"] =
        [
            "<Publish><ContentItem><NewsCompID>5</NewsCompID><ContentType>Text</ContentType><Headline>h</Headline><RankingValue>2.0"
                + "</RankingValue><EmbargoTime>0001-01-01T00:00:00</EmbargoTime><ContentText>&lt;p&gt;One two three.&lt;/p&gt;"
                + "</ContentText></ContentItem><PublishDateTime>2026-11-30T10:15:00</PublishDateTime></Publish>",
        ],
        ["ninjs in a mail"] =
        [
            "From: A <a@a.test>\r\nTo: b@b.test\r\nSubject: s\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\r\n"
                + """{"guid":"g","pubstatus":"usable","headline":"h","body_text":"One two three."}""",
        ],
        ["NITF in something else"] =
        [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><title>t</title><content type=\"html\">"
                + $"{System.Net.WebUtility.HtmlEncode(Wires.Nitf())}</content></entry></feed>",
            $"<rss><channel><item><guid>1</guid><title>t</title><description>{Wires.Nitf()}</description></item></channel></rss>",
            "From: A <a@a.test>\r\nSubject: FW: s\r\nMessage-ID: <1@a.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
                + "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nOne two three.\r\n--b\r\nContent-Type: application/xml\r\n"
                + $"Content-Disposition: attachment\r\n\r\n{Wires.Nitf()}\r\n--b--\r\n",
        ],
    };

    private static readonly string[] Names = ["a.xml", "a.json", "a.txt", "a.tst", "a.newsml", "a"];

    private static readonly string[] Fragments =
    [
        "\u0000", "\u0001", "\u0002", "\u0003", "\t", "\n", "\n\n", "^", "<", "=", " =", "&lt;", "&#xD800;", "\\ud800", "]]>", "<![CDATA[",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;", "{", "[", "\"", "null",
        "<p>", "</p>", "<table><tr><td>", "<li>", "<pre>", "<sup>1</sup>", "\uFFFF", "2026-13-45T99:99:99Z", "9999999999", "-1", "NNNN",
        "ZCZC", "KILL", "STT", "NTB", "T25:61:00", "medtop:20001065", "subj:99999999", "http://a.test/1", "updatetype", "AVPUB",
        "<nitf>", "<inlineXML>", ":", "#", "stat:", "guid",
    ];

    private static readonly Gen<(int Kind, double Place, int Length, int Fragment)[]> Mutations =
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[1, 60], Gen.Int[0, Fragments.Length - 1]).Array[1, 8];

    public static TheoryData<string> Readers => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Mutated_messages_are_extracted_or_rejected(string reader) =>
        Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Samples[reader].Length - 1], Mutations)
            .Sample((name, sample, steps) => Check(Names[name], steps.Aggregate(Samples[reader][sample], Mutate)), iter: Cases);

    [Theory]
    [MemberData(nameof(Readers))]
    public void The_samples_themselves_are_all_articles(string reader) =>
        Samples[reader].ShouldAllBe(
            sample =>
            Extractor.Extract("a", Encoding.UTF8.GetBytes(sample), CancellationToken.None)
            .Any(article => !article.IsRejected && article.Wire != null && IsOf(reader, article.Wire)));

    private static bool IsOf(string reader, WireItem item) => reader.StartsWith(item.Flavour, StringComparison.Ordinal);

    private static void Check(string name, string text)
    {
        var articles = Extractor.Extract(name, Encoding.UTF8.GetBytes(text), CancellationToken.None);
        articles.ShouldNotBeEmpty();
        foreach (var article in articles)
        {
            article.IsRejected.ShouldBe(article.Text.Length == 0);
            article.Rejection?.Message.ShouldEndWith(".");
            article.Text.Contains("root:", StringComparison.Ordinal).ShouldBeFalse();
            (article.Wire?.Killed is not null && !article.IsRejected).ShouldBeFalse();
            foreach (var field in (string?[])[
                article.Text, article.Title, article.Byline, article.Part, article.Rejection?.Message, article.Wire?.Id,
                article.Wire?.Slugline])
            {
                (field is null || field.EnumerateRunes().All(rune => rune.Value != 0)).ShouldBeTrue();
            }
        }
    }

    private static string Mutate(string text, (int Kind, double Place, int Length, int Fragment) step)
    {
        var place = (int)(step.Place * text.Length);
        var length = Math.Min(step.Length, text.Length - place);
        return step.Kind switch
        {
            0 => text.Insert(place, Fragments[step.Fragment]),
            1 => text.Remove(place, length),
            2 => text.Insert(place, text.Substring(place, length)),
            _ => text[..place] + Fragments[step.Fragment] + text[(place + length)..],
        };
    }
}
