using System.Text.Json;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What is killed, under embargo, or tells of a kill is never an article.</summary>
public sealed class PublicationTests
{
    private static readonly string Html = JsonSerializer.Serialize(Wires.Markup);

    [Theory]
    [InlineData("stat:canceled")]
    [InlineData("stat:withheld")]
    [InlineData("http://cv.iptc.org/newscodes/pubstatusg2/canceled")]
    public void A_status_kills_an_item_with_and_without_text(string status)
    {
        foreach (var text in (string[])[Wires.Inline(Wires.Markup), Wires.Inline(string.Empty)])
        {
            var article = Wires.One("a.xml", Wires.G2(text, $"<pubStatus qcode=\"{status}\"/>"));

            article.Rejection!.Code.ShouldBe("killed");
            article.Rejection.Message.ShouldContain("urn:newsml:ostermark.test:1");
            article.Rejection.Message.ShouldContain($"pubStatus says \"{status}\"");
            article.Wire!.Killed.ShouldBe(new WireStatement("pubStatus", status));
            article.Text.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_signal_kills_an_item() =>
        Wires.Rejection("a.xml", Wires.G2(itemMeta: "<pubStatus qcode=\"stat:usable\"/><signal qcode=\"sttinstruct:remove\"/>"))
            .Code.ShouldBe("killed");

    [Theory]
    [InlineData("\"is_published\": false", "unknown-status")]
    [InlineData("\"do_not_publish\": true", "unknown-status")]
    [InlineData("\"extra\": {\"draft\": true}", "unknown-status")]
    [InlineData("\"extra\": {\"editorial_status\": \"in review\"}", "unknown-status")]
    [InlineData("\"deleted\": true", "killed")]
    [InlineData("\"publish_at\": \"2099-01-01T00:00:00Z\"", "embargoed")]
    public void A_field_of_a_content_system_holds_an_item_of_ninjs_back(string field, string code) =>
        Wires.Rejection("a.json", $$"""{"guid": "g", "versioncreated": "2026-11-30T10:15:00Z", "pubstatus": "usable", {{field}},"""
            + $$""" "headline": "Trams", "body_html": {{Html}}}""").Code.ShouldBe(code);

    [Theory]
    [InlineData("\"is_published\": true, \"deleted\": false, \"private\": false")]
    [InlineData("\"publish_at\": \"2020-01-01T00:00:00Z\"")]
    [InlineData("\"extra\": {\"draft\": false, \"status\": \"published\"}")]
    public void A_field_of_a_content_system_that_releases_an_item_of_ninjs_holds_nothing(string field) =>
        Wires.One("a.json", $$"""{"guid": "g", "versioncreated": "2026-11-30T10:15:00Z", "pubstatus": "usable", {{field}},"""
            + $$""" "headline": "Trams", "body_html": {{Html}}}""").Rejection.ShouldBeNull();

    [Theory]
    [InlineData("canceled")]
    [InlineData("cancelled")]
    [InlineData("withheld")]
    public void A_status_kills_an_item_of_ninjs(string status) =>
        Wires.Rejection("a.json", $$"""{"guid": "g", "versioncreated": "2026-11-30T10:15:00Z", "pubstatus": "{{status}}","""
            + $$""" "headline": "Trams", "body_html": {{Html}}}""").Message.ShouldContain("g is taken out");

    [Theory]
    [InlineData("\"pubstatus\": \"canceled\"", "killed")]
    [InlineData("\"embargoed\": \"2027-01-01T00:00:00Z\"", "embargoed")]
    public void A_status_or_an_embargo_counts_in_an_object_that_has_little_else_of_ninjs(string field, string code) =>
        Wires.Rejection("a.json", $$"""{"title": "Trams", "content": {{Html}}, {{field}}}""").Code.ShouldBe(code);

    [Fact]
    public void A_status_kills_a_document_of_nitf_and_so_does_a_message_to_editors()
    {
        Wires.Rejection("a.xml", Wires.Nitf(status: "canceled")).Code.ShouldBe("killed");
        Wires.Rejection("a.xml", Wires.Nitf(data: "<ed-msg info=\"MANDATORY KILL: withdrawn on legal advice\"/>"))
            .Message.ShouldContain("docdata/ed-msg");
    }

    [Theory]
    [InlineData("Please KILL this story, do not use.")]
    [InlineData("Editors: KILL the item on the trams")]
    [InlineData("WITHHOLD: do not use")]
    [InlineData("WITHHELD")]
    [InlineData("Do not use.")]
    public void A_message_to_editors_kills_wherever_it_says_so(string message) =>
        Wires.Rejection("a.xml", Wires.Nitf(data: $"<ed-msg info=\"{message}\"/>")).Code.ShouldBe("killed");

    [Theory]
    [InlineData("WITHHELD NAMES restored in graf 3")]
    [InlineData("Do not use the picture sent at noon")]
    public void A_message_to_editors_of_something_else_kills_nothing(string message) =>
        Wires.Article("a.xml", Wires.Nitf(data: $"<ed-msg info=\"{message}\"/>")).ShouldNotBeNull();

    [Theory]
    [InlineData("draft")]
    [InlineData("scheduled")]
    [InlineData("in_progress")]
    public void An_item_of_ninjs_that_its_desk_has_not_released_is_not_published(string state) =>
        Wires.Rejection("a.json", Ninjs($"\"state\": \"{state}\"")).ShouldSatisfyAllConditions(
            reason => reason.Code.ShouldBe("unknown-status"),
            reason => reason.Message.ShouldContain($"\"{state}\""));

    [Fact]
    public void A_state_that_is_no_status_decides_nothing() =>
        Wires.Article("a.json", Ninjs("\"state\": \"Bavaria\"")).ShouldNotBeNull();

    [Theory]
    [InlineData("stat:usable", "stat:canceled")]
    [InlineData("stat:canceled", "stat:usable")]
    public void Of_two_statuses_the_one_that_kills_counts(string first, string second) =>
        Wires.Rejection("a.xml", Wires.G2(itemMeta: $"<pubStatus qcode=\"{first}\"/><pubStatus qcode=\"{second}\"/>"))
            .Code.ShouldBe("killed");

    [Fact]
    public void A_release_of_nitf_that_cannot_be_read_does_not_end_by_itself() =>
        Wires.Rejection("a.xml", Wires.Nitf(data: "<date.release norm=\"soon\"/>")).Code.ShouldBe("embargoed");

    [Fact]
    public void A_signal_kills_an_item_of_ninjs_in_a_list_and_in_an_object()
    {
        Wires.Rejection("a.json", Ninjs("\"signals\": [\"sig:kill\"]")).Code.ShouldBe("killed");
        Wires.Rejection("a.json", Ninjs("\"signals\": {\"updatetype\": \"KILL\", \"pagecode\": \"A\"}"))
            .Message.ShouldContain("updatetype:KILL");
    }

    [Fact]
    public void A_document_that_takes_out_another_is_an_article_and_a_kill_besides()
    {
        var articles = Wires.All(
            "a.xml",
            Wires.Nitf().Replace(
                "<docdata ", "<docdata management-doc-idref=\"ow.76\" management-idref-status=\"canceled\" ", StringComparison.Ordinal));

        articles.Select(article => (article.Part, article.Wire!.Id, article.Rejection?.Code))
            .ShouldBe([("ow.77", "ow.77", null), ("ow.76", "ow.76", "killed")]);
        articles[1].Wire!.Provider.ShouldBe("OW");
    }

    [Fact]
    public void A_document_that_names_another_and_is_itself_canceled_takes_out_both()
    {
        var articles = Wires.All(
            "a.xml",
            Wires.Nitf(status: "canceled").Replace("<docdata ", "<docdata management-doc-idref=\"ow.76\" ", StringComparison.Ordinal));

        articles.Select(article => (article.Part, article.Rejection?.Code)).ShouldBe([("ow.77", "killed"), ("ow.76", "killed")]);
    }

    [Fact]
    public void A_document_that_names_another_which_stays_usable_takes_nothing_out() =>
        Wires.Article(
            "a.xml",
            Wires.Nitf().Replace(
                "<docdata ", "<docdata management-doc-idref=\"ow.76\" management-idref-status=\"usable\" ", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"pubstatus\": \"canceled\", \"pubstatus\": \"usable\"")]
    [InlineData("\"pubstatus\": \"usable\", \"pubStatus\": \"usable\"")]
    [InlineData("\"embargoed\": \"2027-01-01T00:00:00Z\", \"embargoed\": \"2026-01-01T00:00:00Z\"")]
    public void An_item_that_says_twice_whether_it_may_be_published_is_not(string fields) =>
        Wires.Rejection("a.json", Ninjs(fields)).Code.ShouldBe("unknown-status");

    [Fact]
    public void An_item_that_expires_says_when()
    {
        var end = new DateTimeOffset(2026, 12, 2, 5, 30, 0, TimeSpan.Zero);
        Wires.Article("a.json", Ninjs("\"expires\": \"2026-12-02T06:30:00+01:00\"")).Wire!.ExpiresAt.ShouldBe(end);
        Wires.Article("a.xml", Wires.Nitf(data: "<date.expire norm=\"20261202T053000Z\"/>")).Wire!.ExpiresAt.ShouldBe(end);
        Wires.Article("a.json", Ninjs("\"expires\": \"2026-11-02T06:30:00Z\"")).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_killed_part_leaves_the_others()
    {
        var articles = Wires.All(
            "a.xml",
            $"<newsMessage "
            + $"xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>"
            + $"{Wires.G2(guid: "one", itemMeta: "<pubStatus qcode=\"stat:canceled\"/>")}{Wires.G2(guid: "two")}</itemSet></newsMessage>");

        articles.Select(article => (article.Part, article.Rejection?.Code)).ShouldBe([("one", "killed"), ("two", null)]);
    }

    [Fact]
    public void A_status_that_is_not_known_is_not_published()
    {
        var rejection = Wires.Rejection("a.xml", Wires.G2(itemMeta: "<pubStatus qcode=\"stat:commissioned\"/>"));

        rejection.Code.ShouldBe("unknown-status");
        rejection.Message.ShouldContain("commissioned");
    }

    [Fact]
    public void An_embargo_holds_to_the_second_and_names_its_field()
    {
        var file = Wires.G2(itemMeta: "<embargoed>2026-12-02T06:30:00+01:00</embargoed><pubStatus qcode=\"stat:usable\"/>");
        var end = new DateTimeOffset(2026, 12, 2, 5, 30, 0, TimeSpan.Zero);

        var article = Wires.One("a.xml", file, end.AddSeconds(-1));
        article.Rejection!.Code.ShouldBe("embargoed");
        article.Rejection.Message.ShouldContain("until 2026-12-02 05:30:00 UTC: embargoed says \"2026-12-02T06:30:00+01:00\"");
        article.Wire!.Embargo!.Until.ShouldBe(end);
        article.Text.ShouldBeEmpty();
        Wires.Article("a.xml", file, end).Wire!.Embargo!.Until.ShouldBe(end);
    }

    [Theory]
    [InlineData("2026-12-02T06:30:00", "2026-12-02T18:30:00Z")]
    [InlineData("2026-12-02", "2026-12-03T12:00:00Z")]
    [InlineData("20261202T063000Z", "2026-12-02T06:30:00Z")]
    public void An_embargo_without_an_offset_ends_when_the_time_has_passed_everywhere(string stated, string end) =>
        Wires.One("a.json", Ninjs($"\"embargoed\": \"{stated}\""))
            .Wire!.Embargo!.Until.ShouldBe(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("\"embargoed\": \"next Monday\"")]
    [InlineData("\"embargoed\": true")]
    [InlineData("\"pubstatus\": \"embargoed\"")]
    public void An_embargo_without_an_end_that_can_be_read_does_not_end(string field)
    {
        var article = Wires.One("a.json", Ninjs(field), Wires.Now.AddYears(50));

        article.Rejection!.Code.ShouldBe("embargoed");
        article.Wire!.Embargo!.Until.ShouldBeNull();
    }

    [Fact]
    public void An_empty_embargo_of_g2_has_no_end_and_one_that_is_absent_or_false_is_none()
    {
        Wires.Rejection("a.xml", Wires.G2(itemMeta: "<embargoed/>")).Code.ShouldBe("embargoed");
        Wires.Article("a.json", Ninjs("\"embargoed\": false")).Wire!.Embargo.ShouldBeNull();
        Wires.Article("a.json", Ninjs("\"embargoed\": null")).Wire!.Embargo.ShouldBeNull();
    }

    [Fact]
    public void A_release_date_to_come_is_an_embargo_and_a_template_in_its_place_is_none()
    {
        Wires.Rejection("a.xml", Wires.Nitf(data: "<date.release norm=\"20261202T063000+0100\"/>"))
            .Message.ShouldContain("docdata/date.release");
        Wires.Article("a.xml", Wires.Nitf(data: "<date.release norm=\"20261130T063000+0100\"/>")).Text.ShouldBe(Wires.Body);
        Wires.Article("a.xml", Wires.Nitf(data: "<date.release norm=\"YYYYMMDD000000-HHMM\"/>")).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData(
        "Kill/Takedown notice\n\nPlease kill the story slugged Trams headlined Ostermark buys forty trams, sent from Ostermark at "
        + "10:15.\n\nThis kill is mandatory.")]
    [InlineData("MANDATORY KILL\n\nThe story about the trams named a person who had nothing to do with it. Take it out.")]
    [InlineData(
        "KILL: Trams\n\nThe story about the trams of Ostermark is withdrawn on the advice of our lawyers. A new one will not follow before "
        + "the end of the week, we are told.")]
    [InlineData(
        "EDITORS: Please withdraw the story about the trams of Ostermark that moved at 10:15. It was based on a letter that its author now "
        + "says he never wrote.")]
    [InlineData(
        "STORY WITHDRAWN: Ostermark trams\n\nThe story about the trams of Ostermark is wrong and is withdrawn. There will be no substitute "
        + "story, and clients are asked to remove it.")]
    [InlineData(
        "Achtung Redaktionen\n\nBitte die Meldung nicht verwenden. Die Meldung wird zurückgezogen, weil die Straßenbahnen von Ostermark "
        + "nie bestellt worden sind, wie wir jetzt wissen.")]
    public void A_text_that_announces_a_kill_is_never_an_article(string text)
    {
        Wires.Rejection("a.txt", text).Code.ShouldBe("killed");
        Wires.Rejection(
            "a.html", $"<html><body><article><p>{text.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p></article></body></html>")
            .Code.ShouldBe("killed");
        Wires.Rejection("a.xml", Wires.G2(Wires.Inline($"<p>{text.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>")))
            .Code.ShouldBe("killed");
    }

    [Theory]
    [InlineData("KILL-Ostermark trams")]
    [InlineData("BC-OW--Ostermark-Trams, KILL")]
    [InlineData("WITHDRAWN: Ostermark buys forty trams")]
    public void A_headline_that_announces_a_kill_makes_a_notice(string headline) =>
        Wires.Rejection("a.xml", Wires.G2(headline: $"<headline>{headline}</headline>")).Code.ShouldBe("killed");

    [Theory]
    [InlineData("Killed in the fog: how three sailors were lost")]
    [InlineData("Kill Bill returns to cinemas")]
    [InlineData("Takedown notice sent to video site over tram film")]
    [InlineData("Withdrawal notice reaches parliament")]
    [InlineData("Mandatory kill switches for scooters")]
    public void A_story_about_kills_is_an_article(string headline) =>
        Wires.Article("a.xml", Wires.G2(headline: $"<headline>{headline}</headline>")).Title.ShouldBe(headline);

    [Fact]
    public void A_story_about_an_agency_that_withdrew_a_story_is_an_article() =>
        Wires.Article(
            "a.txt",
            "The agency withdrew the photograph on Monday. Clients were told to remove the picture, which showed a tram that had been put "
            + "together from three others, "
            + "and editors at four newspapers said that they had done so within the hour. The photographer has left the company, his "
                + "lawyer said.").Text.ShouldNotBeEmpty();

    private static string Ninjs(string field) =>
        $$"""{"guid": "g", "versioncreated": "2026-11-30T10:15:00Z", "headline": "Trams", "body_html": {{Html}}, {{field}}}""";
}
