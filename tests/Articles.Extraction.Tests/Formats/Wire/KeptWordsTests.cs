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
}
