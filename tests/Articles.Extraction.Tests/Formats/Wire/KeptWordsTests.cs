using System.Text.Json;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>No number, word or name is lost to the way in which an agency marks it up.</summary>
public sealed class KeptWordsTests
{
    [Theory]
    [InlineData("3<frac><frac-num>1</frac-num><frac-sep>/</frac-sep><frac-den>2</frac-den></frac> metres", "3 1/2 metres")]
    [InlineData("12<frac><frac-num>3</frac-num><frac-den>4</frac-den></frac> metres", "12 3/4 metres")]
    [InlineData("by <frac><frac-num>1</frac-num><frac-den>8</frac-den></frac> of", "by 1/8 of")]
    public void A_fraction_of_NITF_is_no_whole_number(string markup, string expected) =>
        Wires.Article("a.xml", Wires.Nitf(content: $"<p>{Wires.Lead} It is {markup} that.</p>")).Text
            .ShouldBe($"{Wires.Lead} It is {expected} that.");

    [Fact]
    public void A_phrase_in_another_language_stays() =>
        Wires.Article("a.xml", Wires.Nitf(content: $"<p>{Wires.Lead} The paper <lang iso639=\"fr\">Le Rail</lang> said so.</p>")).Text
            .ShouldEndWith("The paper Le Rail said so.");

    [Theory]
    [InlineData("By <person>Ines Holm</person> and <person>Jan Berg</person><byttl>Ostermark Wire</byttl>", "Ines Holm, Jan Berg")]
    [InlineData("<person><name.given>Ines</name.given><name.family>Holm</name.family></person>", "Ines Holm")]
    public void A_byline_of_NITF_has_all_its_persons_and_their_names_apart(string byline, string expected) =>
        Wires.Article("a.xml", Wires.Nitf(head: $"<byline>{byline}</byline>")).Byline.ShouldBe(expected);

    [Theory]
    [InlineData("20261130101500+0100", "2026-11-30T09:15:00Z")]
    [InlineData("20261130101500Z", "2026-11-30T10:15:00Z")]
    public void A_time_of_fourteen_digits_is_a_time(string norm, string expected) => Wires.Article(
        "a.xml", Wires.Nitf().Replace("20261130T101500+0100", norm, StringComparison.Ordinal)).PublishedAt
        .ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("", Wires.Body)]
    [InlineData("EquivalentsList=\"yes\"", Wires.Lead)]
    public void Several_contents_of_a_component_go_on_where_they_are_not_equivalent(string attribute, string expected) =>
        Wires.Article("a.xml", $"""
            <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>ostermark.test</ProviderId><DateId>20261130</DateId>
            <NewsItemId>4711</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification>
            <NewsManagement><Status FormalName="Usable"/></NewsManagement>
            <NewsComponent {attribute}><NewsLines><HeadLine>Ostermark buys forty trams</HeadLine></NewsLines>
            <ContentItem><MediaType FormalName="Text"/><DataContent><p>{Wires.Lead}</p></DataContent></ContentItem>
            <ContentItem><MediaType FormalName="Text"/><DataContent><p>{Wires.Quote}</p></DataContent></ContentItem>
            <ContentItem><MediaType FormalName="Text"/><DataContent>{Wires.Lead}</DataContent></ContentItem>
            </NewsComponent></NewsItem></NewsML>
            """).Text.ShouldBe(expected);

    [Fact]
    public void A_content_that_holds_another_and_more_is_the_text() =>
        Wires.Article("a.xml", $"""
            <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>ostermark.test</ProviderId><DateId>20261130</DateId>
            <NewsItemId>4711</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification>
            <NewsManagement><Status FormalName="Usable"/></NewsManagement>
            <NewsComponent><NewsLines><HeadLine>Ostermark buys forty trams</HeadLine></NewsLines>
            <ContentItem><MediaType FormalName="Text"/><DataContent><p>{Wires.Lead}</p></DataContent></ContentItem>
            <ContentItem><MediaType FormalName="Text"/><DataContent>{Wires.Markup}</DataContent></ContentItem>
            </NewsComponent></NewsItem></NewsML>
            """).Text.ShouldBe(Wires.Body);

    [Theory]
    [InlineData("$45 million was stolen from a bank in Ostermark on Monday, the")]
    [InlineData("+20 degrees and more were measured in Ostermark on Monday, the")]
    [InlineData("#MeToo protesters marched through Ostermark on Monday, the")]
    public void A_framed_text_may_begin_with_a_sign(string first) =>
        Wires.Article(
            "a.txt", $"ZCZC OW01\n^Ostermark on Monday\n{first}\npolice said, and nobody was hurt in all the twelve minutes.\nNNNN\n")
            .Text.ShouldBe($"{first} police said, and nobody was hurt in all the twelve minutes.");

    [Theory]
    [InlineData('$')]
    [InlineData('+')]
    public void A_sign_by_itself_is_a_code_of_a_framed_message(char sign) =>
        Wires.Article("a.txt", $"ZCZC OW01\n{sign}\n^Ostermark on Monday\n{Wires.Lead}\nNNNN\n").Text.ShouldBe(Wires.Lead);

    [Fact]
    public void The_last_word_of_a_framed_text_is_no_sign_off() => Wires.Article(
        "a.txt", $"ZCZC OW01\n^Ostermark on Monday\n{Wires.Lead[..60]}\n{Wires.Lead[60..]} It will leave the\nEU\nNNNN\n").Text
        .ShouldEndWith("leave the EU", Case.Sensitive);

    [Fact]
    public void A_message_of_IPTC_7901_without_a_headline_keeps_its_first_line()
    {
        var article = Wires.Article(
            "a.txt",
            "owa012 2 i 120  owa 0045\n\nOstermark/transport/\n\nThe tram company of Ostermark said on Monday that it will\n"
                + "buy forty trams with low floors, and pay for them over\ntwelve years.\n\n301115 GMT Nov 26\n");

        article.Text.ShouldBe(Wires.Lead);
        article.Title.ShouldBe("Ostermark/transport");
    }

    [Theory]
    [InlineData("GMT", 5)]
    [InlineData("EST", 10)]
    [InlineData("EDT", 9)]
    public void The_last_line_of_ANPA_in_the_time_of_New_York_is_no_text(string zone, int hour)
    {
        var article = Wires.Article(
            "a.txt",
            $"a0123_-----\nr a trams 11-30 0120\n^BC-Trams,0120<\n^Ostermark buys forty trams<\n\t{Wires.Lead}\n\tOW-NY-11-30-26 0515{zone}<\n");

        article.Text.ShouldBe(Wires.Lead);
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, hour, 15, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("a0123_-----\nf a BC-APNewsAlert 11-30 0012\n^BC-APNewsAlert,0012<\n\tOSTERMARK (AP) _ Ostermark buys forty trams.\n")]
    [InlineData("a0123_-----\nf a BC-APNewsAlert 11-30 0012\n^BC-APNewsAlert,0012<\n\tOstermark buys forty trams.\n")]
    public void An_alert_of_ANPA_without_a_headline_has_its_sentence_as_title(string message)
    {
        var article = Wires.Article("a.txt", message);

        article.Title.ShouldBe("Ostermark buys forty trams.");
        article.Text.ShouldEndWith("Ostermark buys forty trams.");
    }

    [Fact]
    public void A_longer_text_of_ANPA_without_a_headline_has_its_slug_as_title() => Wires.Article(
        "a.txt", $"a0123_-----\nr a trams 11-30 0120\n^BC-Trams,0120<\n\t{Wires.Lead}\n\t{Wires.Lead}\n").Title
        .ShouldBe("BC-Trams");

    [Theory]
    [InlineData("a0123{-----\nr a trams 11-30 0120\n")]
    [InlineData("a0123_-----{\nr a trams 11-30 0120\n")]
    [InlineData("a0123_-----\n{r a{ trams 11-30 0120\n")]
    [InlineData("a0123_-----\nr a {trams 11-30 0120{\n")]
    public void A_header_of_ANPA_with_a_brace_for_a_control_character_is_no_text(string header)
    {
        var article = Wires.Article("a.txt", $"{header}^BC-Trams,0120<\n^Ostermark buys forty trams<\n\t{Wires.Lead}\n");

        (article.Title, article.Text, article.Wire!.Flavour).ShouldBe(("Ostermark buys forty trams", Wires.Lead, "ANPA 1312"));
        Wires.Rejection("a.txt", $"{header}^BC-Trams, KILL,0120<\n^Ostermark buys forty trams<\n\t{Wires.Lead}\n").Code.ShouldBe("killed");
    }

    [Theory]
    [InlineData("lead", "main")]
    [InlineData("main", "lead")]
    public void The_lead_of_ninjs_stands_above_its_text(string first, string second)
    {
        foreach (var (lead, main) in ((string, string)[])[
            (Wires.Lead, Wires.Quote), ($"<p>{Wires.Lead}</p>", $"<p>{Wires.Quote}</p>"), (Wires.Lead, $"<p>{Wires.Quote}</p>"),
            ($"<p>{Wires.Lead}</p>", Wires.Quote),
        ])
        {
            var (one, other) = first == "lead" ? (lead, main) : (main, lead);
            Wires.Article("a.json", Bodies((first, one), (second, other))).Text.ShouldBe(Wires.Body);
        }
    }

    [Fact]
    public void A_lead_of_ninjs_that_the_text_begins_with_is_said_once()
    {
        Wires.Article("a.json", Bodies(("lead", Wires.Lead), ("main", Wires.Markup))).Text.ShouldBe(Wires.Body);
        Wires.Article("a.json", Bodies(("main", Wires.Markup), ("lead", $"<b>{Wires.Lead}</b>"))).Text.ShouldBe(Wires.Body);
        Wires.Article("a.json", Bodies(("lead", Wires.Body))).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Paragraphs_stay_apart_however_often_they_are_escaped(int times)
    {
        var body = Wires.Markup;
        for (var time = 0; time < times; time++)
        {
            body = System.Net.WebUtility.HtmlEncode(body);
        }

        Wires.Article("a.json", Ninjs("\"body_html\":" + JsonSerializer.Serialize(body))).Text.ShouldBe(Wires.Body);
        Wires.Article("a.json", JsonSerializer.Serialize(new { title = "Trams", content = body })).Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void A_text_that_speaks_of_tags_keeps_them() => Wires.Article(
        "a.json",
        JsonSerializer.Serialize(new { title = "Tags", content = $"{Wires.Lead} A paragraph begins with &lt;p&gt;, ends with &lt;/p&gt;" }))
        .Text.ShouldEndWith("A paragraph begins with <p>, ends with </p>");

    private static string Bodies(params (string Role, string Value)[] bodies) => Ninjs(
        "\"bodies\":" + JsonSerializer.Serialize(bodies.Select(body => new { role = body.Role, value = body.Value })));

    private static string Ninjs(string fields) =>
        "{\"uri\":\"urn:newsml:ostermark.test:20261130:1\",\"pubstatus\":\"usable\",\"headline\":\"Trams\"," + fields + "}";
}
