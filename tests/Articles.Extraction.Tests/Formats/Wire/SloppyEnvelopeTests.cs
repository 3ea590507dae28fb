using System.Text.Json;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>
/// What decides about publication counts also where it is not written as the standard says; passed over, it would publish.
/// </summary>
public sealed class SloppyEnvelopeTests
{
    [Theory]
    [InlineData("<PubStatus qcode=\"stat:canceled\"/>", "killed")]
    [InlineData("<pubStatus code=\"canceled\"/>", "killed")]
    [InlineData("<pubStatus>canceled</pubStatus>", "killed")]
    [InlineData("<pubStatus qcode=\"stat:usable\"/></itemMeta><itemMeta><pubStatus qcode=\"stat:canceled\"/>", "killed")]
    [InlineData("<signal literal=\"KILL\"/>", "killed")]
    [InlineData("<signal qcode=\"ow:17\"><name>Kill</name></signal>", "killed")]
    [InlineData("<Embargoed>2027-01-01T00:00:00Z</Embargoed>", "embargoed")]
    [InlineData("</itemMeta><contentMeta><embargoed>2027-01-01T00:00:00Z</embargoed></contentMeta><itemMeta>", "embargoed")]
    public void In_NewsML_G2(string meta, string code) => Wires.Rejection("a.xml", Wires.G2(itemMeta: meta)).Code.ShouldBe(code);

    [Theory]
    [InlineData("<header><signal qcode=\"sig:kill\"/></header>", "killed")]
    [InlineData("<header><signal qcode=\"nmsig:KILL\"/></header>", "killed")]
    [InlineData("<header><sent>2026-11-30</sent><signal uri=\"http://cv.iptc.org/newscodes/signal/withdraw\"/></header>", "killed")]
    [InlineData("<header/><signal qcode=\"ow:retraction\"/>", "killed")]
    [InlineData("<header><signal qcode=\"ow:embargoed\"/></header>", "embargoed")]
    [InlineData("<header><embargoed>2027-01-01T00:00:00Z</embargoed></header>", "embargoed")]
    [InlineData("<header><pubStatus qcode=\"stat:canceled\"/></header>", "killed")]
    public void What_the_header_of_a_message_says_counts_for_its_items(string header, string code) =>
        Wires.All("a.xml", Message(header)).Select(item => (item.Rejection?.Code, item.Wire!.Id)).ShouldBe(
            [(code, "urn:newsml:ostermark.test:1"), (code, "urn:newsml:ostermark.test:2")]);

    [Theory]
    [InlineData("<header><signal qcode=\"sig:correction\"/></header>")]
    [InlineData("<header><signal qcode=\"sig:atomic\"/><origin>kill.ostermark.test</origin></header>")]
    public void Another_signal_of_a_message_forbids_nothing(string header) =>
        Wires.All("a.xml", Message(header)).ShouldAllBe(item => item.Rejection == null && item.Wire!.Signals.Count == 1);

    [Theory]
    [InlineData("Management-Status=\"canceled\"", "", "killed")]
    [InlineData("management_status=\"canceled\"", "", "killed")]
    [InlineData("management-status=\"usable\"", "<date.Release norm=\"20270101T000000Z\"/>", "embargoed")]
    [InlineData("management-status=\"usable\"", "<date.release>2027-01-01T00:00:00Z</date.release>", "embargoed")]
    [InlineData("management-status=\"usable\"", "<ed-msg>MANDATORY KILL</ed-msg>", "killed")]
    [InlineData("management-status=\"usable\"", "<ed-msg info=\"Please kill story ow.77, error in the lead\"/>", "killed")]
    public void In_NITF(string status, string data, string code) => Wires.Rejection(
        "a.xml", Wires.Nitf(data).Replace("management-status=\"usable\"", status, StringComparison.Ordinal)).Code.ShouldBe(code);

    [Theory]
    [InlineData("<Status>Canceled</Status>", "killed")]
    [InlineData("<Status formalname=\"Canceled\"/>", "killed")]
    [InlineData("<Status FormalName=\"Usable\"/><Status FormalName=\"Canceled\"/>", "killed")]
    public void In_NewsML_1(string status, string code) => Wires.Rejection("a.xml", NewsMl(status)).Code.ShouldBe(code);

    [Theory]
    [InlineData("\"embargoDate\": \"2027-01-01T00:00:00Z\"")]
    [InlineData("\"embargo_until\": \"2027-01-01T00:00:00Z\"")]
    [InlineData("\"embargoed\": \"2020-01-01T00:00:00Z\", \"embargoedUntil\": \"2027-01-01T00:00:00Z\"")]
    [InlineData("\"embargoed\": true, \"embargoedUntil\": \"2027-01-01T00:00:00Z\"")]
    [InlineData("\"embargoed\": false, \"embargo\": \"2027-01-01T00:00:00Z\"")]
    [InlineData("\"embargoed\": \"2020-01-01T00:00:00Z\", \"schedule_settings\": {\"utc_embargo\": \"2027-01-01T00:00:00Z\"}")]
    public void In_ninjs_the_embargo_that_ends_last_counts_whatever_it_is_called(string fields) =>
        Wires.Rejection("a.json", Ninjs(fields)).Message.ShouldContain("is under embargo until 2027-01-01 00:00:00 UTC");

    [Theory]
    [InlineData("1798761600")]
    [InlineData("1798761600000")]
    [InlineData("\"1798761600\"")]
    [InlineData("1798761600.0")]
    public void Unix_time_ends_an_embargo_to_the_second(string time)
    {
        Wires.Rejection("a.json", Ninjs($"\"embargoed\": {time}")).Message.ShouldContain("embargo until 2027-01-01 00:00:00 UTC");
        Wires.Article(
            "a.json", Ninjs($"\"embargoed\": {time}"), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData("{\"$date\": \"2020-01-01T00:00:00Z\"}", "$date")]
    [InlineData("{\"until\": 1577836800}", "until")]
    [InlineData("1", "1")]
    [InlineData("[\"2020-01-01T00:00:00Z\", \"2027-01-01\"]", "2020")]
    public void An_embargo_in_another_form_has_no_end_and_is_shown(string value, string shown) =>
        Wires.Rejection("a.json", Ninjs($"\"embargoed\": {value}")).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("without an end that can be read"), message => message.ShouldContain(shown));

    [Theory]
    [InlineData("\"status\": \"canceled\"")]
    [InlineData("\"publishingStatus\": \"killed\"")]
    public void In_ninjs_another_status_takes_an_item_out(string fields) =>
        Wires.Rejection("a.json", Ninjs(fields)).Code.ShouldBe("killed");

    [Theory]
    [InlineData("\"status\": \"active\"")]
    [InlineData("\"embargoed\": false")]
    [InlineData("\"embargoed\": null")]
    [InlineData("\"embargoed\": \"2020-01-01T00:00:00Z\", \"embargoDate\": null")]
    public void And_does_nothing_else(string fields) => Wires.Article("a.json", Ninjs(fields)).Text.ShouldBe(Wires.Body);

    [Theory]
    [InlineData("\"operation\": \"takedown\"", "killed")]
    [InlineData("\"editorialtypes\": [\"Kill\"]", "killed")]
    [InlineData("\"editorialtypes\": [\"Correction\"]", null)]
    [InlineData("\"flags\": {\"marked_for_not_publication\": true}", "unknown-status")]
    [InlineData("\"flags\": {\"marked_for_not_publication\": false}", null)]
    [InlineData("\"embargoed\": \"2020-01-01T00:00:00Z\", \"embargoedreason\": \"The nomination is made public then.\"", null)]
    [InlineData("\"embargoedreason\": \"The nomination is not public yet.\"", "embargoed")]
    [InlineData("\"usageterms\": \"Not for publication before 00:01 GMT on 1 January 2027\"", "embargoed")]
    public void In_ninjs_what_desks_and_agencies_have_besides_counts(string fields, string? code) =>
        (Wires.One("a.json", Ninjs(fields)).Rejection?.Code).ShouldBe(code);

    [Theory]
    [InlineData("<meta name=\"embargo\" content=\"2027-01-01T00:00:00Z\"/>", "embargoed")]
    [InlineData("<meta name=\"status\" content=\"withheld\"/>", "killed")]
    [InlineData("<meta name=\"status\" content=\"draft\"/>", "unknown-status")]
    [InlineData("<meta name=\"status\" content=\"final\"/>", null)]
    public void In_NITF_the_fields_of_agencies_in_the_head_count(string meta, string? code) => (Wires.One(
        "a.xml", Wires.Nitf().Replace("<docdata", meta + "<docdata", StringComparison.Ordinal)).Rejection?.Code).ShouldBe(code);

    [Theory]
    [InlineData("<Property FormalName=\"Embargo\" Value=\"2027-01-01T00:00:00Z\"/>", "embargoed")]
    [InlineData("<Property FormalName=\"Embargo\" Value=\"\"/>", null)]
    [InlineData("<Property FormalName=\"Words\" Value=\"120\"/>", null)]
    public void In_NewsML_1_a_property_counts(string property, string? code) => (Wires.One(
        "a.xml", NewsMl("<Status FormalName=\"Usable\"/>").Replace("<ContentItem>", $"<AdministrativeMetadata>{property}"
            + "</AdministrativeMetadata><ContentItem>", StringComparison.Ordinal)).Rejection?.Code).ShouldBe(code);

    [Theory]
    [InlineData("<Status>Annuleret</Status>", "killed")]
    [InlineData("<Embargo>2027-01-01T00:00:00Z</Embargo>", "embargoed")]
    [InlineData("<embargo/>", null)]
    public void In_RBNews(string field, string? code) => (Wires.One(
        "a.xml",
        $"<RBNews><NewsID>b0d1</NewsID><version>1</version><headline>Trams</headline>{field}<content>{Wires.Lead}</content></RBNews>")
        .Rejection?.Code).ShouldBe(code);

    [Fact]
    public void Usable_until_it_will_be_canceled_expires_then()
    {
        var item = Wires.Article("a.xml", NewsMl(
            "<Status FormalName=\"Usable\"/><StatusWillChange><FutureStatus FormalName=\"Canceled\"/><DateAndTime>20270101T000000Z"
                + "</DateAndTime></StatusWillChange>"));

        item.Wire!.ExpiresAt.ShouldBe(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("20270101T000000Z", "embargoed")]
    [InlineData("soon", "killed")]
    public void Withheld_until_it_will_be_usable_is_under_an_embargo_while_its_end_can_be_read(string end, string code) =>
        Wires.Rejection("a.xml", NewsMl(
            "<Status FormalName=\"Withheld\"/><StatusWillChange><FutureStatus FormalName=\"Usable\"/><DateAndTime>" + end
                + "</DateAndTime></StatusWillChange>")).Code.ShouldBe(code);

    private static string Message(string header) => $"""
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{header}
        <itemSet>{Wires.G2()}{Wires.G2(guid: "urn:newsml:ostermark.test:2")}</itemSet></newsMessage>
        """;

    private static string Ninjs(string fields) =>
        $$"""
        {"uri": "urn:newsml:ostermark.test:20261130:1", "pubstatus": "usable", "headline": "Trams", {{fields}},
        "body_html": {{JsonSerializer.Serialize(Wires.Markup)}}}
        """;

    private static string NewsMl(string management) => $"""
        <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>ostermark.test</ProviderId><DateId>20261130</DateId>
        <NewsItemId>4711</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification>
        <NewsManagement><ThisRevisionCreated>20261130T101500+0100</ThisRevisionCreated>{management}</NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Trams</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/>
        <DataContent>{Wires.Markup}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
        """;
}
