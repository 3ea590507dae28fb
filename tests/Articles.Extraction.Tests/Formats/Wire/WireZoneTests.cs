using System.Text;
using Articles.Extraction.Formats.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>A time without an offset is the agency's own, where its zone is known; else no time of day is invented.</summary>
public sealed class WireZoneTests
{
    [Theory]
    [InlineData("STT", "2026-11-30T10:15:00", "2026-11-30T08:15:00Z")]
    [InlineData("STT", "2026-07-01T10:15:00", "2026-07-01T07:15:00Z")]
    [InlineData("nprov:stt", "2026-11-30T10:15:00", "2026-11-30T08:15:00Z")]
    [InlineData("STT", "2026-11-30T10:15:00+05:00", "2026-11-30T05:15:00Z")]
    [InlineData("STT", "2026-11-30", "2026-11-30T00:00:00Z")]
    [InlineData("STT", "20261130T101500", "2026-11-30T08:15:00Z")]
    // The hour that does not exist, and the second of the hour that comes twice.
    [InlineData("STT", "2026-03-29T03:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("STT", "2026-10-25T03:30:00", "2026-10-25T01:30:00Z")]
    [InlineData("Ostermark", "2026-11-30T10:15:00", "2026-11-30T00:00:00Z")]
    [InlineData(null, "2026-11-30T10:15:00", "2026-11-30T00:00:00Z")]
    public void A_time_is_read_in_the_providers_zone(string? provider, string text, string expected) =>
        WireTime.Parse(text, WireZones.Default.Find(provider)).ShouldBe(DateTimeOffset.Parse(expected, null));

    [Theory]
    [InlineData("STT", "2026-11-30T10:15:00", "2026-11-30T08:15:00Z")]
    [InlineData("STT", "2026-11-30", "2026-12-01T12:00:00Z")]
    [InlineData("Ostermark", "2026-11-30T10:15:00", "2026-11-30T22:15:00Z")]
    public void An_embargo_ends_when_the_time_has_come_at_the_agency(string provider, string text, string expected) =>
        WireTime.ParseEnd(text, WireZones.Default.Find(provider)).ShouldBe(DateTimeOffset.Parse(expected, null));

    [Theory]
    [InlineData("ostermark.test")]
    [InlineData("OSTERMARK.TEST")]
    public void A_setting_gives_the_zone_of_an_agency(string name)
    {
        var content = Wires.G2().Replace("2026-11-30T10:15:00+01:00", "2026-11-30T10:15:00", StringComparison.Ordinal);

        Published(content, (name, "America/Toronto")).ShouldBe(new DateTimeOffset(2026, 11, 30, 15, 15, 0, TimeSpan.Zero));
        Published(content).ShouldBe(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_setting_goes_before_what_is_known() =>
        new WireZones(Options(("STT", "Asia/Tokyo"))).Find("stt")!.Id.ShouldBe("Asia/Tokyo");

    [Theory]
    [InlineData(
        "ninjs",
        """{"guid":"tag:1","provider":"NTB","versioncreated":"2026-11-30T10:15:00","headline":"Trams","body_text":"A b c."}""")]
    [InlineData(
        "NewsML 1.2", """
        <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>NTB</ProviderId><DateId>20261130</DateId>
        <NewsItemId>7</NewsItemId><RevisionId>1</RevisionId><PublicIdentifier>urn:newsml:NTB:20261130:7:1</PublicIdentifier>
        </NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20261130T101500</ThisRevisionCreated></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Trams</HeadLine></NewsLines><ContentItem><DataContent><p>A b c.</p></DataContent>
        </ContentItem></NewsComponent></NewsItem></NewsML>
        """)]
    [InlineData(
        "NITF", """
        <nitf><head><docdata><doc-id id-string="7" regsrc="NTB"/><date.issue norm="2026-11-30T10:15:00"/></docdata></head>
        <body><body.head><hedline><hl1>Trams</hl1></hedline></body.head><body.content><p>A b c.</p></body.content></body></nitf>
        """)]
    [InlineData("IPTC 7901", "bdt0001 3 pl 10 NTB 0001\n\nTrams =\nOstermark (ntb) - A b c d e f.\n\n301015 Nov 26\n")]
    public void Each_format_reads_it(string flavour, string content)
    {
        var article = Wires.Article("a", content);

        article.Wire!.Flavour.ShouldBe(flavour);
        article.Wire.VersionCreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 15, 0, TimeSpan.Zero));
        article.PublishedAt.ShouldBe(article.Wire.VersionCreatedAt);
    }

    [Theory]
    [InlineData("Europe/Osl")]
    [InlineData("CEST")]
    [InlineData("+01:00")]
    [InlineData("")]
    public void A_zone_that_is_none_is_refused(string zone) =>
        Should.Throw<ArgumentException>(() => new ArticleExtractor(new ExtractionOptions { Wire = Options(("NTB", zone)) }))
            .Message.ShouldContain("Wire:Providers:NTB:TimeZone");

    private static DateTimeOffset? Published(string content, params (string Provider, string Zone)[] zones) =>
        new ArticleExtractor(new ExtractionOptions { Wire = Options(zones) }, new FakeTimeProvider(Wires.Now))
            .Extract("a.xml", Encoding.UTF8.GetBytes(content), TestContext.Current.CancellationToken).ShouldHaveSingleItem().PublishedAt;

    private static WireOptions Options(params (string Provider, string Zone)[] zones)
    {
        var options = new WireOptions();
        foreach (var (provider, zone) in zones)
        {
            options.Providers.Add(provider, new WireProviderOptions { TimeZone = zone });
        }

        return options;
    }
}
