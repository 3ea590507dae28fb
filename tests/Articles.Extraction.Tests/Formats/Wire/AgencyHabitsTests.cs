using System.Text.Json;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What single agencies do in their envelopes and bodies, as kinds that others have too.</summary>
public sealed class AgencyHabitsTests
{
    [Theory]
    [InlineData("<distributor>Agencia EFE</distributor>", "", "Agencia EFE")]
    [InlineData("<distributor><org>The Associated Press</org></distributor>", "", "The Associated Press")]
    [InlineData("<rights><rights.owner>Ostermark Wire</rights.owner></rights>", "", "Ostermark Wire")]
    [InlineData("", "<doc.copyright holder=\"Ostermark Wire\"/>", "Ostermark Wire")]
    [InlineData("<distributor>Agencia EFE</distributor>", "<doc.copyright holder=\"Other\"/>", "Agencia EFE")]
    public void Where_NITF_names_no_provider_it_is_who_distributes_or_owns_it(string head, string data, string provider)
    {
        var nitf = Wires.Nitf(data, head).Replace(" regsrc=\"OW\"", string.Empty, StringComparison.Ordinal);

        Wires.Article("a.xml", nitf).Wire!.Provider.ShouldBe(provider);
        Wires.Article("a.xml", Wires.Nitf(data, head)).Wire!.Provider.ShouldBe("OW");
    }

    [Theory]
    [InlineData("""{"source":"AFP"}""", "AFP")]
    // As it was before: an article must not get another id.
    [InlineData("""{"source":"AFP","copyrightholder":"Skerry"}""", "Skerry")]
    [InlineData("""{"source":"AFP","provider":"SW"}""", "SW")]
    public void Where_ninjs_names_no_provider_it_is_the_source(string fields, string provider)
    {
        var item = JsonSerializer.Deserialize<Dictionary<string, string>>(fields)!;
        (item["guid"], item["headline"], item["body_html"], item["pubstatus"]) = ("4711", "Trams", Wires.Markup, "usable");

        var wire = Wires.Article("a.json", JsonSerializer.Serialize(item)).Wire!;
        wire.Provider.ShouldBe(provider);
        wire.Key.ShouldBe($"{provider.ToUpperInvariant()}\n4711");
    }

    [Fact]
    public void Where_NewsML_G2_names_no_provider_it_is_the_source_of_the_information() =>
        Wires.Article(
            "a.xml",
            Wires.G2(contentMeta: "<infoSource literal=\"Ostermark Wire\"/>")
                .Replace("<provider literal=\"ostermark.test\"/>", string.Empty, StringComparison.Ordinal))
            .Wire!.Provider.ShouldBe("Ostermark Wire");

    [Theory]
    [InlineData("STT–", "STT")]
    [InlineData("STT—", "STT")]
    [InlineData("STT – ", "STT")]
    [InlineData("STT–AFP", "STT–AFP")]
    public void A_credit_has_no_dash_behind_it(string credit, string expected) =>
        Wires.Article("a.xml", Wires.G2(contentMeta: $"<creditline>{credit}</creditline>")).Wire!.Credit.ShouldBe(expected);

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("2", 2)]
    [InlineData("2.5", null)]
    [InlineData("10.0", null)]
    [InlineData("0.0", null)]
    [InlineData("-2", null)]
    public void An_urgency_may_be_written_with_a_decimal(string urgency, int? expected) =>
        Wires.Article("a.xml", Wires.G2(contentMeta: $"<urgency>{urgency}</urgency>")).Wire!.Urgency.ShouldBe(expected);

    [Fact]
    public void A_byline_below_the_main_points_is_the_byline()
    {
        var article = Wires.Article(
            "a.xml",
            Wires.G2(Wires.Inline(
                $"<p>* Forty trams for Ostermark</p><p>* Deal runs over twelve years</p><p>By Toby Davis</p>{Wires.Markup}")));

        article.Byline.ShouldBe("Toby Davis");
        article.Text.ShouldBe($"* Forty trams for Ostermark\n\n* Deal runs over twelve years\n\n{Wires.Body}");
    }

    [Fact]
    public void A_byline_below_what_is_new_in_brackets_is_the_byline()
    {
        const string News = "(Adds the company's director, details on the bridge (opened in 1931))";
        var article = Wires.Article("a.xml", Wires.G2(Wires.Inline($"<p>{News}</p><p>By Toby Davis</p>{Wires.Markup}")));

        article.Byline.ShouldBe("Toby Davis");
        article.Text.ShouldBe($"{News}\n\n{Wires.Body}");
    }

    [Theory]
    [InlineData("© Ostermark Wire. For subscribers only.")]
    [InlineData("Copyright 2026 Ostermark Wire. All rights reserved.")]
    [InlineData("Copyright (c) Ostermark Wire")]
    [InlineData("(c) 2026 Ostermark Wire")]
    public void Who_holds_the_copyright_is_no_end_of_the_text(string line) =>
        Wires.Article("a.xml", Wires.G2(Wires.Inline($"{Wires.Markup}<p>{line}</p><p> </p>"))).Text.ShouldBe(Wires.Body);

    [Theory]
    [InlineData("(c) the old trams go to the museum.")]
    [InlineData("Copyright was the last point, and the board left it for the next meeting.")]
    public void A_last_paragraph_about_copyright_or_the_third_of_three_points_stays(string line) =>
        Wires.Article("a.xml", Wires.G2(Wires.Inline($"{Wires.Markup}<p>{line}</p>"))).Text.ShouldBe($"{Wires.Body}\n\n{line}");

    [Fact]
    public void A_line_like_a_byline_below_the_text_has_begun_stays() =>
        Wires.Article("a.xml", Wires.G2(Wires.Inline($"<p>{Wires.Lead}</p><p>By Toby Davis</p><p>{Wires.Quote}</p>")))
            .Text.ShouldBe($"{Wires.Lead}\n\nBy Toby Davis\n\n{Wires.Quote}");

    [Fact]
    public void The_label_of_an_embed_goes_with_it()
    {
        const string Embed = "<p>&lt;div class=&quot;x-embed&quot; id=&quot;1&quot;&gt;&lt;/div&gt;"
            + "&lt;script src=&quot;https://x.test/e.js&quot;&gt;&lt;/script&gt;</p>";

        Wires.Article("a.xml", Wires.Nitf(content: $"{Wires.Markup}<hl2>Embed (stor):</hl2>{Embed}<hl2>Embed (liten):</hl2>{Embed}"))
            .Text.ShouldBe(Wires.Body);
        Wires.Article("a.xml", Wires.Nitf(content: $"{Wires.Markup}<hl2>Embedded with the troops</hl2><p>{Wires.Lead}</p>"))
            .Text.ShouldContain("Embedded with the troops");
    }

    [Fact]
    public void Lines_that_were_wrapped_are_paragraphs_where_a_short_one_ends_a_sentence()
    {
        var article = Wires.Article(
            "a.xml",
            Wires.G2(Wires.Inline(
                "<p>(ANSA) - Rome, October 11 - The tram company of Ostermark<br/>says that forty trams with low floors were bought for a "
                + "line<br/>to the harbour.<br/>\"We have waited for this since the bridge was widened,\"<br/>its director said in a call "
                + "with reporters on a Monday<br/>morning.</p>")));

        article.Text.ShouldBe(
            "(ANSA) - Rome, October 11 - The tram company of Ostermark says that forty trams with low floors were bought for a line to "
            + "the harbour.\n\n\"We have waited for this since the bridge was widened,\" its director said in a call with reporters on "
            + "a Monday morning.");
    }

    [Fact]
    public void Markup_that_is_sent_as_plain_text_is_markup_and_lines_in_it_are_paragraphs_by_their_indent()
    {
        const string Lines = "            (ANSA) - Rome, October 11 - The tram company of Ostermark\n"
            + "says that forty trams with low floors were bought for a line\nto the harbour.\n"
            + "   \"We have waited for this since the bridge was widened,\"\nits director said in a call.\n";
        const string Expected = "(ANSA) - Rome, October 11 - The tram company of Ostermark says that forty trams with low floors were "
            + "bought for a line to the harbour.\n\n\"We have waited for this since the bridge was widened,\" its director said in a call.";

        Wires.Article("a.xml", Wires.G2($"<inlineData contenttype=\"text/plain\"><![CDATA[\n<p>\n{Lines}</p>]]></inlineData>"))
            .Text.ShouldBe(Expected);
        Wires.Article("a.xml", Wires.G2($"<inlineData contenttype=\"text/plain\"><![CDATA[\n{Lines}]]></inlineData>"))
            .Text.ShouldBe(Expected);
    }

    [Theory]
    [InlineData("Ostermark 2, Skerry 1")]
    [InlineData("Vellinge 0, Lorne Valley 0")]
    public void Lines_that_mean_something_stay(string result)
    {
        var lines = $"{result}<br/>Lorne Valley Athletic 4, Harbour Board of Vellinge Sound 3<br/>Trams 1, Ferries 0";

        Wires.Article("a.xml", Wires.G2(Wires.Inline($"<p>{lines}</p>{Wires.Markup}"))).Text
            .ShouldStartWith(lines.Replace("<br/>", "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<Replaces>9a6955fc-11da-46b6-9903-439ebb288f2d</Replaces>")]
    [InlineData("<replacedID>9a6955fc-11da-46b6-9903-439ebb288f2d</replacedID>")]
    [InlineData("<Replaces xmlns:a=\"urn:a\"><a:guid>9a6955fc-11da-46b6-9903-439ebb288f2d</a:guid></Replaces>")]
    public void What_Ritzau_replaces_is_taken_out(string field)
    {
        var all = Wires.All("a.xml", Ritzau(field));

        all.Select(article => article.Rejection?.Code).ShouldBe([null, "killed"]);
        all[1].Part.ShouldBe("9a6955fc-11da-46b6-9903-439ebb288f2d");
    }

    [Theory]
    [InlineData("<Replaces xmlns:i=\"urn:i\" i:nil=\"true\"/>")]
    [InlineData("<Replaces>00000000-0000-0000-0000-000000000000</Replaces>")]
    public void What_replaces_nothing_is_an_article_alone(string field) => Wires.Article("a.xml", Ritzau(field)).Text.ShouldBe(Wires.Body);

    [Fact]
    public void A_correction_that_its_desk_works_on_is_not_published() =>
        Wires.Rejection(
            "a.json",
            JsonSerializer.Serialize(new
            {
                guid = "tag:1",
                state = "correction",
                pubstatus = "usable",
                headline = "Trams",
                body_html = Wires.Markup,
            })).Code.ShouldBe("unknown-status");

    private static string Ritzau(string field) => $"""
        <RBNews><NewsID>1b6955fc-11da-46b6-9903-439ebb288f2d</NewsID><PublishDate>2026-11-30T10:15:00</PublishDate>
        <headline>Ostermark buys forty trams</headline><version>1</version>{field}
        <content>{System.Security.SecurityElement.Escape(Wires.Markup)}</content></RBNews>
        """;
}
