using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What an envelope says counts however its format lets it be written; what cannot be read is not passed over.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("""<signal uri="http://cv.iptc.org/newscodes/signal/kill"/>""")]
    [InlineData("""<signal uri="https://cv.iptc.org/newscodes/signal/kill"/>""")]
    [InlineData("""<signal literal="sig:kill"/>""")]
    public void A_signal_kills_by_its_address_too(string signal) =>
        Wires.Rejection("a.xml", Wires.G2(itemMeta: """<pubStatus qcode="stat:usable"/>""" + signal)).Code.ShouldBe("killed");

    [Theory]
    [InlineData("""<pubStatus literal="canceled"/>""")]
    [InlineData("""<pubStatus>canceled</pubStatus>""")]
    public void A_status_kills_without_a_code(string status) =>
        Wires.Rejection("a.xml", Wires.G2(itemMeta: status)).Code.ShouldBe("killed");

    [Theory]
    [InlineData(""" "pubstatus": {"code": "canceled"} """, "killed")]
    [InlineData(""" "pubstatus": {"qcode": "stat:withheld", "name": "On hold"} """, "killed")]
    [InlineData(""" "pubstatus": {"weight": 7} """, "unknown-status")]
    [InlineData(""" "pubstatus": true """, "unknown-status")]
    [InlineData(""" "signals": [{"code": "sig:kill"}] """, "killed")]
    [InlineData(""" "signals": [{"uri": "http://cv.iptc.org/newscodes/signal/kill", "name": "Kill"}] """, "killed")]
    public void A_status_or_a_signal_of_ninjs_may_be_an_object(string field, string code) =>
        Wires.Rejection("a.json", Ninjs(field)).Code.ShouldBe(code);

    [Fact]
    public void Of_several_embargoes_the_last_to_end_counts()
    {
        Wires.Rejection("a.xml", Wires.G2(
            itemMeta: "<embargoed>2025-01-01T00:00:00Z</embargoed><embargoed>2027-01-01T00:00:00Z</embargoed>")).Code.ShouldBe("embargoed");
        Wires.Rejection("a.xml", Wires.Nitf(
            """<date.release norm="20250101T000000Z"/><date.release norm="20270101T000000Z"/>""")).Code.ShouldBe("embargoed");
    }

    [Theory]
    [InlineData("next week")]
    [InlineData("31-12-2026")]
    public void An_expiry_that_cannot_be_read_is_not_published_for_ever(string expiry)
    {
        var reason = Wires.Rejection("a.json", Ninjs($""" "expires": "{expiry}" """));

        reason.Code.ShouldBe("unknown-status");
        reason.Message.ShouldContain(expiry);
        Wires.Rejection("a.xml", Wires.Nitf($"""<date.expire norm="{expiry}"/>""")).Code.ShouldBe("unknown-status");
    }

    [Fact]
    public void An_expiry_that_cannot_be_read_does_not_stop_a_kill() =>
        Wires.Rejection("a.json", Ninjs(""" "expires": "next week", "pubstatus": "canceled" """)).Code.ShouldBe("killed");

    [Theory]
    [InlineData("")]
    [InlineData("YYYYMMDD000000-HHMM")]
    public void An_expiry_that_is_left_blank_is_none(string expiry) =>
        Wires.Article("a.xml", Wires.Nitf($"""<date.expire norm="{expiry}"/>""")).Wire!.ExpiresAt.ShouldBeNull();

    [Theory]
    [InlineData("0", null)]
    [InlineData("9", 9)]
    [InlineData("10", null)]
    [InlineData("", null)]
    public void An_urgency_goes_from_1_to_9(string stated, int? expected)
    {
        Wires.Article("a.json", Ninjs($""" "urgency": "{stated}" """)).Wire!.Urgency.ShouldBe(expected);
        Wires.Article("a.xml", Wires.G2(contentMeta: $"<urgency>{stated}</urgency>")).Wire!.Urgency.ShouldBe(expected);
    }

    [Fact]
    public void Of_several_urgencies_the_most_urgent_counts()
    {
        Wires.Article("a.xml", Wires.G2(contentMeta: "<urgency>5</urgency><urgency>2</urgency>")).Wire!.Urgency.ShouldBe(2);
        Wires.Article("a.xml", Wires.Nitf("""<urgency ed-urg="5"/><urgency ed-urg="2"/>""")).Wire!.Urgency.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-11-30T10:15:00+01", "2026-11-30T09:15:00Z")]
    [InlineData("2026-11-30T10:15:00.123456789Z", "2026-11-30T10:15:00.1234567Z")]
    [InlineData("2026-11-30T10:15:00.123456789+01:00", "2026-11-30T09:15:00.1234567Z")]
    public void A_time_may_have_hours_alone_as_its_offset_and_nanoseconds(string stated, string expected)
    {
        var time = DateTimeOffset.Parse(expected, null);

        WireTime.Parse(stated, WireZones.Default.Find("STT")).ShouldBe(time);
        WireTime.ParseEnd(stated, zone: null).ShouldBe(time);
    }

    [Theory]
    [InlineData("urn:uuid:0b2fc1d4-7a35-4a9e-9a5e-7a1f0c7a1b11", "urn:uuid:5d0c1c3e-2f14-4f3e-8c43-0f5e3cb5a922")]
    [InlineData("urn:newsml:4711", "urn:newsml:4712")]
    [InlineData("urn:oid:1.3.6.1.4.1.4711", "urn:oid:1.3.6.1.4.1.4712")]
    public void An_id_that_names_no_sender_takes_no_other_out(string own, string other)
    {
        var all = Wires.All("a.json", Ninjs($""" "replacing": ["{other}"] """, own));

        all.Count.ShouldBe(2);
        all[1].Wire.ShouldBeNull();
    }

    [Theory]
    [InlineData("guid")]
    [InlineData("uri")]
    public void What_is_replaced_may_be_named_by_an_object(string field) =>
        Wires.All("a.json", Ninjs($$""" "replacing": [{"{{field}}": "urn:newsml:ostermark.test:1"}] """)).Select(one => one.Wire!.Id)
            .ShouldBe(["urn:newsml:ostermark.test:2", "urn:newsml:ostermark.test:1"]);

    [Fact]
    public void The_date_in_a_dateline_is_no_place() =>
        Wires.Article("a.xml", Wires.Nitf(
            head: """<dateline><story.date norm="20261130T101500+0100">20261130T101500+0100</story.date></dateline>"""))
            .Wire!.Dateline.ShouldBeNull();

    private static string Ninjs(string fields, string id = "urn:newsml:ostermark.test:2") => $$"""
        {"guid": "{{id}}", "type": "text", "versioncreated": "2026-11-30T10:15:00Z", "headline": "Ostermark buys forty trams",
        "body_html": "{{Wires.Markup.Replace("\"", "\\\"", StringComparison.Ordinal)}}", {{fields}}}
        """;
}
