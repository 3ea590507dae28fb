using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>A kill or an embargo counts wherever and however an agency or a press office says it.</summary>
public sealed class HeldBackTests
{
    private const string Lines = "Ostermark (owa) - The tram company of Ostermark said on Monday that it\nwill buy forty trams with low "
        + "floors, and pay for them over twelve\nyears.";

    private static readonly EmbargoNotice Notices = new(new DateParser());

    [Theory]
    [InlineData("canceled", "", "killed")]
    [InlineData("usable", "<date.release norm=\"20261224T000000Z\"/>", "embargoed")]
    [InlineData("usable", "<ed-msg info=\"MANDATORY KILL\"/>", "killed")]
    [InlineData("on hold", "", "unknown-status")]
    public void NITF_inside_NewsML_has_its_own_say(string status, string data, string code)
    {
        var nitf = Wires.Nitf(data, status: status);

        Wires.Rejection("a.xml", Wires.G2($"<inlineXML contenttype=\"application/nitf+xml\">{nitf}</inlineXML>")).Code.ShouldBe(code);
        Wires.Rejection("a.xml", NewsMl(nitf)).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("RETRACTION: Ostermark buys forty trams", "killed")]
    [InlineData("EMBARGOED UNTIL 24 DECEMBER 2031: trams", "embargoed")]
    public void Any_title_of_an_item_has_its_say(string title, string code)
    {
        var nitf = Wires.Nitf().Replace("<hl1>Ostermark buys forty trams", $"<hl1>{title}", StringComparison.Ordinal);

        Wires.Rejection("a.xml", Wires.G2($"<inlineXML contenttype=\"application/nitf+xml\">{nitf}</inlineXML>")).Code.ShouldBe(code);
        Wires.Rejection("a.xml", NewsMl(nitf)).Code.ShouldBe(code);
        Wires.Rejection("a.xml", Wires.G2(headline: $"<headline>Trams</headline><headline role=\"h:slug\">{title}</headline>"))
            .Code.ShouldBe(code);
        Wires.Rejection("a.json", Json($"\"pubstatus\":\"usable\",\"headline\":\"{title}\"")).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("\"state\":\"killed\"", "killed")]
    [InlineData("\"signals\":[{\"code\":\"sig:kill\"}]", "killed")]
    [InlineData("\"schedule_settings\":{\"utc_embargo\":\"2031-12-24T00:00:00Z\"}", "embargoed")]
    [InlineData("\"state\":\"Texas\"", null)]
    [InlineData("\"signals\":[\"buy\"]", null)]
    public void What_only_ninjs_says_counts_in_any_object(string field, string? code) =>
        (Wires.One("a.json", Json(field)).Rejection?.Code).ShouldBe(code);

    [Theory]
    [InlineData("\"PUBSTATUS\":\"canceled\"", "killed")]
    [InlineData("\"Pubstatus\":\"withheld\"", "killed")]
    [InlineData("\"pub_status\":\"canceled\"", "killed")]
    [InlineData("\"embargo\":\"2026-12-24T00:00:00Z\"", "embargoed")]
    [InlineData("\"embargo_until\":\"2026-12-24T00:00:00Z\"", "embargoed")]
    [InlineData("\"EmbargoDate\":\"2026-12-24\"", "embargoed")]
    public void A_status_or_an_embargo_of_other_JSON_counts_however_it_is_spelled(string field, string code) =>
        Wires.Rejection("a.json", Json(field)).Code.ShouldBe(code);

    [Theory]
    [InlineData("\"embargo\":null")]
    [InlineData("\"embargo_until\":\"\"")]
    [InlineData("\"embargo\":false")]
    [InlineData("\"embargo_until\":\"2026-11-01T00:00:00Z\"")]
    public void Without_one_that_holds_it_is_an_article_with_its_date_and_author(string field)
    {
        var article = Wires.Article("a.json", Json(field));

        article.Text.ShouldBe(Wires.Body);
        article.Byline.ShouldBe("Ines Holm");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("MANDATORY KILL. Do not use this story.")]
    [InlineData("KILL: the story is wrong")]
    [InlineData("Eds: BULLETIN KILL. A new story follows.")]
    [InlineData("Note to editors: KILL this story")]
    [InlineData("Please do not use – held for the lawyers")]
    [InlineData("Do not publish. The lawyers are looking at this.")]
    [InlineData("This item was sent in error, please delete")]
    [InlineData("Sent in error. Do not use.")]
    public void An_order_to_editors_kills_in_every_format(string note)
    {
        Wires.Rejection("a.xml", Wires.G2(itemMeta: $"<edNote>{note}</edNote>")).Code.ShouldBe("killed");
        Wires.Rejection("a.json", Json($"\"pubstatus\":\"usable\",\"ednote\":\"{note}\"")).Code.ShouldBe("killed");
    }

    [Theory]
    [InlineData("Eds: Kills the last paragraph.")]
    [InlineData("Adds that nobody was killed.")]
    [InlineData("Editors: pictures will follow")]
    [InlineData("Do not use picture 12 with this story")]
    [InlineData("The former picture was wrong. Do not use.")]
    public void A_note_of_something_else_kills_nothing(string note) =>
        Wires.Article("a.xml", Wires.G2(itemMeta: $"<edNote>{note}</edNote>")).Text.ShouldBe(Wires.Body);

    [Fact]
    public void A_note_names_the_time_before_which_it_is_not_to_be_used() =>
        Wires.Rejection("a.xml", Wires.G2(itemMeta: "<edNote>Do not use before 6 p.m. GMT on 3 May 2031</edNote>")).Code
            .ShouldBe("embargoed");

    [Fact]
    public void The_slug_line_of_ANPA_kills() => Wires.Rejection(
        "a.txt",
        $"a0123_-----\nr a trams 11-30 0120\n^BC-OW--Trams, KILL,0120<\n^Ostermark buys forty trams<\n\t{Wires.Lead}\n").Code
        .ShouldBe("killed");

    [Theory]
    [InlineData("(Achtung: Sperrfrist bis 24. Dezember 2031, 10.00 Uhr)")]
    [InlineData("EMBARGOED TO 0001 DECEMBER 24")]
    public void A_line_above_the_headline_of_IPTC_7901_holds_it_back(string line) => Wires.Rejection(
        "a.txt",
        $"owa012 2 i 120  owa 0045\n\nOstermark/transport/\n{line}\nOstermark buys forty trams =\n\n{Lines}\n\n301115 GMT Nov 26\n")
        .Code.ShouldBe("embargoed");

    [Theory]
    [InlineData("EMBARGOED TO 0001 THURSDAY DECEMBER 24")]
    [InlineData("EMBARGOED TO 0001 DECEMBER 24 2031")]
    [InlineData("EMBARGOED FOR 00.01, 24 DECEMBER 2031")]
    [InlineData("EMBARGOED UNTIL: Wednesday, Dec. 24, 2031, 10:00 a.m. EST")]
    [InlineData("EMBARGOED: FOR RELEASE AT 10:00 GMT ON 24 DECEMBER 2031")]
    [InlineData("EMBARGOED 24 DECEMBER 2031")]
    [InlineData("HOLD FOR RELEASE UNTIL 12:01 A.M. EST DEC. 24, 2031")]
    [InlineData("HOLD FOR RELEASE 12:01 A.M. EST DEC. 24, 2031")]
    [InlineData("FOR RELEASE AFTER 6 P.M. EST DEC 24")]
    [InlineData("FOR RELEASE ON DECEMBER 24, 2031 AT 10:00")]
    [InlineData("DO NOT PUBLISH BEFORE 24 DECEMBER 2031")]
    [InlineData("Not for publication, broadcast or use online before 22.30 on 24 December 2031")]
    [InlineData("PRESS RELEASE – EMBARGOED UNTIL 24 DECEMBER 2031")]
    [InlineData("SPERRFRIST 24.12.2031, 10:00 Uhr")]
    [InlineData("Bitte beachten Sie die Sperrfrist: 24.12.2031")]
    [InlineData("Embargo au 24 décembre 2031 à 10h")]
    public void A_line_above_the_text_holds_it_back(string line) =>
        Notices.FindInText($"{line}\n\nBoard closes the bridge\n\nThe board voted on Tuesday.").ShouldNotBeNull();

    [Theory]
    [InlineData("Embargo for 20 years did not end the war")]
    [InlineData("Embargo to 2031 agreed by the council")]
    [InlineData("For release on Friday, the film was cut by ten minutes")]
    [InlineData("For immediate release")]
    [InlineData("Do not use until the glue is dry, the makers say")]
    [InlineData("Press release of 24 December 2031")]
    public void A_line_that_says_something_else_does_not(string line) =>
        Notices.FindInText($"{line}\n\nBoard closes the bridge\n\nThe board voted on Tuesday.").ShouldBeNull();

    [Theory]
    [InlineData("<p><b>EMBARGOED UNTIL 24 DECEMBER 2031, 10:00 GMT</b></p><h1>Ostermark buys forty trams</h1>")]
    [InlineData("<style>p { margin: 0 }</style><h1>Forty trams</h1><div><span>Embargo:</span> <b>24 December 2031</b></div>")]
    public void A_line_above_the_text_of_a_mail_in_HTML_holds_it_back(string head) => Wires.Rejection(
        "a.eml",
        "From: desk@ostermark.test\nSubject: Trams\nDate: Mon, 30 Nov 2026 10:15:00 +0100\nMIME-Version: 1.0\n"
            + $"Content-Type: text/html; charset=utf-8\n\n<html><body>{head}{Wires.Markup}</body></html>\n").Code.ShouldBe("embargoed");

    [Fact]
    public void A_line_below_the_headline_of_Markdown_holds_it_back() => Wires.Rejection(
        "a.md", $"# Ostermark buys forty trams\n\n**Embargoed until 24 December 2031**\n\n{Wires.Lead}\n\n{Wires.Quote}\n").Code
        .ShouldBe("embargoed");

    [Fact]
    public void A_page_of_the_web_is_public_already_unless_it_names_a_day_to_come()
    {
        Wires.Rejection("a.html", Page("EMBARGOED UNTIL 24 DECEMBER 2031")).Code.ShouldBe("embargoed");
        Wires.Article("a.html", Page("EMBARGOED UNTIL FRIDAY NOON")).Text.ShouldEndWith(Wires.Body);
        Wires.Article("a.html", Page("EMBARGOED UNTIL 24 DECEMBER 2011")).Text.ShouldEndWith(Wires.Body);

        static string Page(string line) => $"<html><body><article><p>{line}</p><h1>Forty trams</h1>{Wires.Markup}</article></body></html>";
    }

    [Fact]
    public void A_date_that_is_told_after_the_embargo_does_not_end_it() =>
        Notices.FindInNote("Embargoed until 00:01 GMT on 24 December 2031. Corrects the text of 3 May 2026.").ShouldNotBeNull()
            .Until.ShouldBe(new DateTimeOffset(2031, 12, 24, 0, 1, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("URGENT KILL: Ostermark trams")]
    [InlineData("STORY KILL – Ostermark trams")]
    [InlineData("ATTENTION - KILL KILL KILL")]
    [InlineData("TAKE DOWN NOTICE")]
    [InlineData("Achtung: Bitte Meldung nicht verwenden")]
    [InlineData("Bitte die Meldung owa0100 nicht verwenden")]
    [InlineData("Attention editors: please disregard our story on trams")]
    public void A_text_that_announces_a_kill_is_no_article(string line) => Wires.Rejection(
        "a.txt", $"{line}\n\nThe story that we sent at 10:15 about the trams of Ostermark has a wrong number in it. A new one will follow.")
        .Code.ShouldBe("killed");

    [Theory]
    [InlineData("ZCZC OW01\nOstermark buys forty trams\n\n{0}\nNNNN\n\nZCZC OW02\nKILL: Ostermark buys forty trams\n\nWrong.\nNNNN\n")]
    [InlineData("owa012 2 i 120  owa 0045\n\nTrams/\nOstermark buys forty trams =\n\n{0}\n\n301115 GMT Nov 26\n\n"
        + "owa013 2 i 120  owa 0046\n\nTrams/\nKILL: Ostermark buys forty trams =\n\nWrong.\n\n301120 GMT Nov 26\n")]
    [InlineData("a0123_-----\nr a trams 11-30 0120\n^BC-Trams,0120<\n^Ostermark buys forty trams<\n\t{0}\n"
        + "a0124_-----\nr a trams 11-30 0120\n^BC-Trams, KILL,0120<\n^Ostermark buys forty trams<\n\tWrong.\n")]
    public void A_kill_behind_another_message_in_the_file_is_one(string file)
    {
        var articles = Wires.All("a.txt", file.Replace("{0}", Lines, StringComparison.Ordinal));

        articles.Select(article => article.Rejection?.Code).ShouldBe([null, "killed"]);
        articles[0].Title.ShouldBe("Ostermark buys forty trams");
        articles[0].Text.ShouldEndWith("years.");
    }

    private static string Json(string field) => $$"""
        {"id":"1","title":"Ostermark buys forty trams","content":{{System.Text.Json.JsonSerializer.Serialize(Wires.Markup)}},
        "author":"Ines Holm","published_at":"2026-11-30T09:00:00Z",{{field}}}
        """;

    private static string NewsMl(string content) => $"""
        <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>ostermark.test</ProviderId><DateId>20261130</DateId>
        <NewsItemId>4711</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification>
        <NewsManagement><ThisRevisionCreated>20261130T101500+0100</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Ostermark buys forty trams</HeadLine></NewsLines>
        <ContentItem><MediaType FormalName="Text"/><DataContent>{content}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
        """;
}
