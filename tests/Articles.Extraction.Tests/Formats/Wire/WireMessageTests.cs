using System.Text;

namespace Articles.Extraction.Tests.Formats.Wire;

public sealed class WireMessageTests
{
    private const string Iptc = """
        {1}owa012 2 i 120  owa 0045

        Ostermark/transport/
        {2}REFILE
        1ST LEAD
        Ostermark buys forty trams
        By Ada Lunde, Ostermark Wire =

        Ostermark (owa) - The tram company of Ostermark said on Monday that
        it will buy forty trams with low floors, and pay for them over twelve
        years.

           "We have waited for this since the bridge was widened," said its
        director.

        # Notebook

        ## Note to editors
        - Adds quote

        ## Editorial contacts
        - Editing by: Hugo Tarn, <desk@ostermark.test>

        owa al ht

        {3}301115 GMT Nov 26

        """;

    private const string Anpa = """
        {22}{22}{1}W2870{31}ostk
        f l{19}{17} BC-OW--Ostermark-Trams 1stLd-Writethru    11-30 0210
        {2}^BC-OW--Ostermark-Trams, 1st Ld-Writethru,120<
        ^Ostermark buys forty trams <
        ^OW Photo XNP101<
        ^Eds: Adds quote.<
        ^By ADA LUNDE=
        ^Ostermark Wire=
        {9}OSTERMARK (OW) _ The tram company said on Monday that it will buy forty trams with low floors.

        {9}``We have waited for this,'' said its director.

        {9}{3}OW-WF-11-30-26 0915GMT<

        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Iptc_7901_is_read_with_and_without_its_control_characters(bool hasControls)
    {
        var article = Wires.Article("a.txt", Controls(Iptc, hasControls));

        article.Format.ShouldBe(SourceFormat.Wire);
        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Byline.ShouldBe("Ada Lunde, Ostermark Wire");
        article.Text.ShouldBe(
            "Ostermark (owa) - The tram company of Ostermark said on Monday that it will buy forty trams with low floors, and pay for them "
                + "over twelve years.\n\n"
            + "\"We have waited for this since the bridge was widened,\" said its director.");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 11, 15, 0, TimeSpan.Zero));
        article.Wire!.Flavour.ShouldBe("IPTC 7901");
        article.Wire.Slugline.ShouldBe("Ostermark/transport");
        article.Wire.Urgency.ShouldBe(2);
        article.Wire.Signals.ShouldBe(["REFILE", "1ST LEAD"]);
        article.Wire.EditorsNote.ShouldNotBeNull().ShouldContain("Hugo Tarn");
    }

    [Fact]
    public void The_time_of_an_unknown_zone_gives_the_day_alone() =>
        Wires.Article("a.txt", Controls(Iptc, true).Replace("301115 GMT Nov 26", "301115 Dez 26", StringComparison.Ordinal))
            .PublishedAt.ShouldBe(new DateTimeOffset(2026, 12, 30, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Anpa_1312_is_read_with_and_without_its_control_characters(bool hasControls)
    {
        var article = Wires.Article("a.tst", Controls(Anpa, hasControls));

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Byline.ShouldBe("Ada Lunde");
        article.Text.ShouldBe(
            "OSTERMARK (OW) — The tram company said on Monday that it will buy forty trams with low floors.\n\n\"We have waited for "
            + "this,\" said its director.");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 15, 0, TimeSpan.Zero));
        article.Wire!.Flavour.ShouldBe("ANPA 1312");
        article.Wire.Slugline.ShouldBe("BC-OW--Ostermark-Trams");
        article.Wire.Version.ShouldBe("1st Ld-Writethru");
        article.Wire.Urgency.ShouldBe(1);
        article.Wire.EditorsNote.ShouldBe("Eds: Adds quote.");
    }

    [Fact]
    public void A_half_in_a_table_is_a_half() =>
        Wires.Article(
            "a.tst",
            Controls(
            "{22}{22}{1}s0284{31}ostk\nr s BC-OW--Glance     08-18 \n{2}^BC-OW--Glance<\n^Games "
            + "Behind=\n\b^;Behind\n\bOstermark;16{\n\bSkagen;17\n\t{3}OW-WF-11-30-26 2350GMT<\n", true))
            .Text.ShouldBe(";Behind\nOstermark;16½\nSkagen;17");

    [Fact]
    public void The_heads_above_the_first_table_stay_with_it_and_the_agencys_byline_goes()
    {
        var article = Wires.Article(
            "a.tst",
            Controls(
            "{22}{22}{1}s0284{31}ostk\nr s BC-OW--Glance     08-18 \n{2}^BC-OW--Tram Glance<\n^Tram Standings=\n^All Times CET=\n"
            + "^By The Associated Press=\n^COAST LEAGUE=\n^North Division=\n\b^;W;L\n\bOstermark;16;2\n\bSkagen;17;1\n"
            + "^South Division=\n\b^;W;L\n\bVarde;3;4\n\t{3}OW-WF-11-30-26 2350GMT<\n", true));

        article.Title.ShouldBe("Tram Standings");
        article.Text.ShouldBe(
            "All Times CET\n\nCOAST LEAGUE\n\nNorth Division\n;W;L\nOstermark;16;2\nSkagen;17;1\n\nSouth Division\n;W;L\nVarde;3;4");
    }

    [Fact]
    public void Anpa_without_marks_is_read_by_its_indentation()
    {
        var article = Wires.Article("a.txt", """
            a0105OSTER_oste-
            u s BC-Trams   11-30 0344
            BC-Trams
            Transport: Ostermark buys forty trams+
                 OSTERMARK, Nov. 30 Oster - The tram company said on Monday that
            it will buy forty trams with low floors, and pay for them over the
            next twelve years.
                 "We have waited for this," said its director.
            ==Oster
            """);

        article.Title.ShouldBe("Transport: Ostermark buys forty trams");
        article.Text.ShouldBe(
            "OSTERMARK, Nov. 30 Oster - The tram company said on Monday that it will buy forty trams with low floors, and pay for them "
                + "over the next twelve years.\n\n\"We have waited for this,\" said its director.");
    }

    [Theory]
    [InlineData("YY TDR")]
    [InlineData("YY RFG INTERNET (3RR) INET(3RR) NC(ATD)")]
    [InlineData("HH TDCom")]
    public void The_line_that_says_where_a_message_goes_is_no_text(string routing)
    {
        var article = Wires.Article("a.txt", $"ZCZC OWK000\n{routing}\nOstermark buys forty trams\n\n{Wires.Body}\n\nOWK ml\nNNNN\n");

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData("Ostermark buys forty trams\n   ")]
    [InlineData("Ostermark buys forty trams\n\t")]
    [InlineData("TRAFFIC : Ostermark buys forty trams\n")]
    public void A_first_line_that_stands_apart_is_the_headline(string before)
    {
        var article = Wires.Article("a.txt", $"ZCZC OWK000\nYY TDR\n{before}{Wires.Body}\n\nOWK ml\nNNNN\n");

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void A_first_line_that_the_text_goes_on_after_is_text()
    {
        var article = Wires.Article(
            "a.txt", "ZCZC OWK000\nYY TDR\nThe tram company of Ostermark said on Monday that it will buy\nforty trams.\nNNNN\n");

        article.Title.ShouldBeNull();
        article.Text.ShouldStartWith("The tram company of Ostermark said on Monday that it will buy");
    }

    [Theory]
    [InlineData("UK VOTES LEAVE")]
    [InlineData("US BONDS FALL")]
    public void A_headline_in_capitals_is_no_such_line(string headline)
    {
        var article = Wires.Article("a.txt", $"ZCZC OWK000\n{headline}\n\n{Wires.Body}\n\nOWK ml\nNNNN\n");

        article.Title.ShouldBe(headline);
        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void A_framed_message_has_neither_its_frame_nor_its_sign_off()
    {
        var article = Wires.Article("a.txt", $"ZCZC OWK000\nYY TDR\n\nOstermark buys forty trams\n\n{Wires.Body}\n\nOWK ml\nNNNN\n");

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void Coded_lines_of_a_framed_message_are_no_text()
    {
        var article = Wires.Article(
            "a.tst",
            $"   ZCZC OW\n%A\n#Trams_BC1\n$Ostermark buys forty trams\n:(OSTERMARK)\n*07000000\n@OST\n{Wires.Body}\n\nOW RTV\nNNNN");

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
        article.Wire!.Places.ShouldBe(["OST"]);
        article.Wire.Slugline.ShouldBe("Trams_BC1");
    }

    [Fact]
    public void A_short_message_is_not_taken_for_binary_data_because_of_its_control_characters() =>
        Wires.Article(
            "a.tst",
            Controls(
            "{22}{22}{1}W1645{31}ostk\nb a{19}{17} BC-OW--Alert     11-30 0358\n{2}^BC-OW--Alert,17<\n{9}OSTERMARK (OW) _ Tram bridge "
            + "falls.\n\n{9}{3}OW-WF-11-30-26 2350GMT<\n{12}\n{4}\n", true))
            .Text.ShouldBe("OSTERMARK (OW) — Tram bridge falls.");

    [Theory]
    [InlineData(
        "eca and 3 i 120 owa 0045 were the codes of a radio that nobody listened to for years, until a boy in Ostermark found the "
        + "frequency and wrote down what it said every night at nine.")]
    [InlineData(
        "W2870 is the name of a road. It runs from Ostermark to the sea and was closed on Monday, because the bridge had been found to be "
        + "weaker than the engineers had thought it was.")]
    public void A_text_that_begins_with_codes_is_a_text(string text) => Wires.Article("a.txt", text).Format.ShouldBe(SourceFormat.Text);

    private static string Controls(string text, bool areKept)
    {
        var message = new StringBuilder(text);
        foreach (var code in (int[])[1, 2, 3, 4, 12, 17, 19, 22, 31])
        {
            message.Replace($"{{{code}}}", areKept ? ((char)code).ToString() : string.Empty);
        }

        return message.Replace("{9}", "\t").ToString();
    }
}
