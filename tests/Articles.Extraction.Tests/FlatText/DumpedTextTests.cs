namespace Articles.Extraction.Tests.FlatText;

/// <summary>Pages that a text browser or a converter flattened: what it writes beside the page's words goes.</summary>
public sealed class DumpedTextTests
{
    private static string Body => Texts.Join(Texts.Paragraphs);

    private static string Dump(string above, Func<string, string> mark, string below) =>
        $"{above}\n\n{Texts.Join([.. Texts.Paragraphs.Select(paragraph => Texts.Wrap(mark(paragraph), 76))])}\n\n{below}";

    [Fact]
    public void The_numbers_that_lynx_gives_links_go_with_its_list_of_addresses()
    {
        var dump = Dump(
            $"   [1]Home [2]News\n   (BUTTON) Menu\n\n   [3]{Texts.Headline}\n\n   By [4]Jane Doe",
            paragraph => paragraph.Replace("old harbour bridge,", "old harbour [6]bridge,", StringComparison.Ordinal)
                .Replace("judge", "[9]judge", StringComparison.Ordinal),
            """
            [10]Privacy

            References

               Visible links:
               1. https://news.test/
               2. https://news.test/news
               3. https://news.test/bridge
               4. mailto:jane@news.test?subject=The old bridge
               6. https://news.test/tag/bridge
               9. https://news.test/tag/judge
              10. https://news.test/privacy

               Hidden links:
              12. https://news.test/logo
            """);

        var cleaned = Texts.Clean(dump);

        cleaned.Text.ShouldBe(Body);
        cleaned.Title.ShouldBe(Texts.Headline);
        cleaned.Byline.ShouldBe("Jane Doe");
    }

    [Fact]
    public void The_number_of_a_note_stays_and_so_does_a_list_of_sources()
    {
        var text = Texts.Join(
            Texts.Paragraphs[0] + " [1]", Texts.Paragraphs[1], Texts.Paragraphs[2] + " [2]", Texts.Paragraphs[3],
            "The minutes of the council’s meeting are kept at two places:\n1. https://council.test/minutes\n2. https://archive.test/council");

        var cleaned = Texts.Clean(text).Text;

        cleaned.ShouldContain("six years. [1]");
        cleaned.ShouldContain("48 million for it. [2]");
    }

    [Fact]
    public void Underlined_links_and_starred_headings_of_html2text_are_words()
    {
        var dump = Dump(
            $"    * Local_News\n    * Our_Readers’_Letters\n    * The_Quay,_and_More\n****** {Texts.Headline} ******\nBy Jane_Doe",
            paragraph => paragraph.Replace("Maria Okafor", "Maria_Okafor", StringComparison.Ordinal),
            "Privacy_Policy");

        var cleaned = Texts.Clean(dump);

        cleaned.Text.ShouldBe(Body);
        cleaned.Title.ShouldBe(Texts.Headline);
        cleaned.Byline.ShouldBe("Jane Doe");
    }

    [Fact]
    public void Names_in_a_program_keep_their_low_lines() =>
        Texts.Clean(
            Texts.Join([.. Texts.Paragraphs, "The council’s program calls read_tide_level and MAX_TIDE each hour, the clerk said."])).Text
            .ShouldContain("read_tide_level and MAX_TIDE");

    [Theory]
    [InlineData("Ines Ferrante\n\nApril 20, 2024", "Ines Ferrante")]
    [InlineData("Ines Ferrante | Senior Writer | April 20, 2024", "Ines Ferrante")]
    [InlineData("* Ines Ferrante\n* April 20, 2024", "Ines Ferrante")]
    [InlineData("Ines Ferrante and Bo Ek\n\nApril 20, 2024", "Ines Ferrante and Bo Ek")]
    [InlineData("Ines Ferrante May 18, 2024", "Ines Ferrante")]
    [InlineData("By The Quay Team", "The Quay Team")]
    [InlineData("The Quay Team\n\nApril 20, 2024", "The Quay Team")]
    [InlineData("• By Ines Ferrante", "Ines Ferrante")]
    [InlineData("[portrait] By Ines Ferrante", "Ines Ferrante")]
    [InlineData("Written by\n\n• Ines Ferrante", "Ines Ferrante")]
    [InlineData("By\nThe Quay Team", "The Quay Team")]
    [InlineData("Picture of Ines Ferrante\n\nInes Ferrante\n\nApril 20, 2024", "Ines Ferrante")]
    [InlineData("Ines Ferrante's image\n\nInes Ferrante\n\n5 min read\n\nUpdated April 20, 2024", "Ines Ferrante")]
    [InlineData("By Ines FerrantePublished: April 20, 2024", "Ines Ferrante")]
    [InlineData("By Ines FerranteApr 20, 2024", "Ines Ferrante")]
    [InlineData("Ines FerranteInes Ferrante\n\nApril 20, 2024", "Ines Ferrante")]
    [InlineData("By Ines Ferrante Ines Ferrante", "Ines Ferrante")]
    [InlineData("April 20, 2024 by Ines Ferrante", "Ines Ferrante")]
    [InlineData("April 20, 2024 · Ines Ferrante", "Ines Ferrante")]
    [InlineData("Ines Ferrante\nSenior Editor", "Ines Ferrante")]
    [InlineData("By Ines Ferrante, Deputy Managing Editor", "Ines Ferrante")]
    [InlineData("Ines Bridge\n\nApril 20, 2024", "Ines Bridge")]
    [InlineData("• By Theme", null)]
    [InlineData("NEW ORLEANS\n\nApril 20, 2024", null)]
    [InlineData("KYOTO, Japan, April 20, 2024 /Coastwire/ --", null)]
    [InlineData("New South Wales\n\nApril 20, 2024", null)]
    [InlineData("Harbour Bridge\n\nApril 20, 2024", null)]
    [InlineData("Ines Ferrante", null)]
    public void A_name_between_headline_and_date_is_the_author(string between, string? byline) =>
        Texts.Clean($"Home\nNews\nSport\nWeather\n\n{Texts.Headline}\n\n{between}\n\n{Body}\n\nPrivacy\nTerms\nContact")
            .Byline.ShouldBe(byline);

    [Theory]
    [InlineData("Ines Ferrante April 20, 2024", "Ines Ferrante")]
    [InlineData("Ines Ferrante", null)]
    public void Above_the_headline_it_is_with_a_date_in_the_line(string above, string? byline) =>
        Texts.Clean($"Home\nNews\nSport\nWeather\n\n{above}\n\n{Texts.Headline}\n\n{Body}\n\nPrivacy\nTerms\nContact")
            .Byline.ShouldBe(byline);

    [Fact]
    public void A_name_below_the_text_that_a_line_about_the_person_follows_is_the_author() =>
        Texts.Clean(
            $"Home\nNews\n\n{Texts.Headline}\n\n{Body}\n\nShare\n\nInes Ferrante\n\nInes covers the coast, and sails.\n\nPrivacy\nTerms")
            .Byline.ShouldBe("Ines Ferrante");

    [Theory]
    [InlineData("Written by")]
    [InlineData("About the author")]
    public void A_name_below_the_text_that_a_label_names_is_the_author(string label) =>
        Texts.Clean($"Home\nNews\n\n{Texts.Headline}\n\n{Body}\n\nShare\n\n{label}\n\nInes Ferrante\n\nPrivacy\nTerms")
            .Byline.ShouldBe("Ines Ferrante");

    [Fact]
    public void Contents_and_a_box_between_headline_and_body_are_no_headline_and_hide_neither_author_nor_date()
    {
        var contents = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"• Bridge {number} of the harbour"));

        var cleaned = Texts.Clean(
            $"Home\nNews\n\n{Texts.Headline}\n\nWritten by\nInes Ferrante\n\nApril 20, 2024\n\nContents\n{contents}\n\nShare\n\n"
                + $"{Body}\n\nTerms");

        cleaned.Title.ShouldBe(Texts.Headline);
        cleaned.Byline.ShouldBe("Ines Ferrante");
        cleaned.PublishedAt.ShouldBe(new DateTimeOffset(2024, 4, 20, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_first_rank_of_html2texts_headings_is_the_headline() =>
        Texts.Clean(
            $"Home\n***** More From Our Reporters On The Coast *****\n****** {Texts.Headline} ******\nShare\n"
                + $"***** What you should know about it *****\n{Body}")
            .Title.ShouldBe(Texts.Headline);

    [Theory]
    [InlineData("April 20, 20246:01 PM ET")]
    [InlineData("April 20, 20245 mins")]
    public void A_year_that_a_time_is_glued_to_is_a_year(string date) =>
        Texts.Clean($"Home\nNews\n\n{Texts.Headline}\n\n{date}\n\n{Body}\n\nPrivacy\nTerms").PublishedAt!.Value.Date
            .ShouldBe(new DateTime(2024, 4, 20, 0, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void A_date_by_itself_above_the_headline_is_the_publications() =>
        Texts.Clean(
            $"Home\nNews\n\nApril 20, 2024\n\nCoast\nBridges\nCouncil\nTraffic\nFerries\nTrams\n\n{Texts.Headline}\n\n{Body}\n\nPrivacy")
            .PublishedAt.ShouldBe(new DateTimeOffset(2024, 4, 20, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_article_that_a_page_holds_twice_is_said_once() =>
        Texts.Clean(
            $"Home\nNews\n\n{Texts.Headline}\n\nBy Jane Doe\n\n{Body}\n\nShare\nCopied!\n\n{Texts.Headline}\n\nBy Jane Doe\n\n"
                + $"{Body}\n\nPrivacy\nTerms").Text.ShouldBe(Body);

    [Fact]
    public void A_refrain_is_said_as_often_as_the_text_says_it()
    {
        const string Refrain =
            "The water rose and the water fell, and the old bridge stood where it had stood before,\n"
                + "and the bell of the harbour rang for those who were not at home on that morning.";

        Texts.Clean(Texts.Join(Texts.Paragraphs[0], Refrain, Texts.Paragraphs[1], Refrain, Texts.Paragraphs[2], Refrain)).Text
            .Split("The water rose").Length.ShouldBe(4);
    }

    [Fact]
    public void A_paragraph_over_and_over_is_said_as_often_as_the_text_says_it() =>
        Texts.Clean(Texts.Headline + "\n\n" + string.Concat(Enumerable.Repeat(Texts.Paragraphs[0] + "\n\n", 60))).Text
            .Split("The city council").Length.ShouldBe(61);

    [Fact]
    public void Clauses_that_a_long_text_says_twice_are_said_twice()
    {
        var others = Enumerable.Range(1, 30).Select(
            number => $"Article {number} of the treaty says what the harbour of that number may ask of the ships that call there.");

        Texts.Clean(Texts.Join([.. Texts.Paragraphs, .. others, .. Texts.Paragraphs, "And that was all that the treaty said."])).Text
            .Split("The city council").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("Sign up for our daily newsletter")]
    [InlineData("3 min read")]
    [InlineData("Listen to this article")]
    public void A_request_of_the_site_between_two_paragraphs_is_left_out(string line) =>
        Texts.Clean(Texts.Join([Texts.Headline, .. Texts.Paragraphs[..2], line, .. Texts.Paragraphs[2..]])).Text
            .ShouldBe(Texts.Join(Texts.Paragraphs));

    [Fact]
    public void Whose_copyright_it_is_ends_the_article() =>
        Texts.Clean(Texts.Join([Texts.Headline, .. Texts.Paragraphs, "Copyright 2024 The Example Press. All rights reserved. This material "
            + "may not be published, broadcast, rewritten or redistributed without permission."])).Text
            .ShouldBe(Texts.Join(Texts.Paragraphs));

    [Theory]
    [InlineData("ja", "2026年3月12日", "大橋が再開した。市の路面電車会社は月曜日、木造車両を四月に引退させると発表した。座席の下の床が腐っていたためだという。")]
    [InlineData(
        "ko", "2026년 3월 12일",
        "회사는 월요일에 마지막 목조 전차를 사월에 운행에서 제외한다고 밝혔다. 좌석 아래 바닥이 썩었기 때문이라고 한다. 회사는 오래된 차량들을 중고로 사들였다.")]
    public void A_date_below_the_headline_is_read_where_nothing_else_stands_around(string language, string date, string paragraph)
    {
        var next = paragraph.Replace("월요일", "화요일", StringComparison.Ordinal).Replace("月曜日", "火曜日", StringComparison.Ordinal);
        var article = Texts.Clean(Texts.Join("다리 大橋", date, paragraph, next));

        article.Language.ShouldBe(language);
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
        article.Text.ShouldNotContain(date);
    }

    /// <summary>As html2text (Python) writes a page: its links are wrapped with the text.</summary>
    [Fact]
    public void The_marks_of_markdown_are_no_words_of_the_text()
    {
        var paragraphs = Texts.Paragraphs.Select(paragraph => Texts.Wrap(
            paragraph.Replace("Maria Okafor", "[Maria Okafor](https://news.test/people/maria)", StringComparison.Ordinal)
                .Replace("transport committee", "**transport committee**", StringComparison.Ordinal)
                .Replace("island", "_island_", StringComparison.Ordinal), 78));

        var article = Texts.Clean(
            $"  * [Home](/)\n  * [News](https://news.test/news)\n\n[![Our logo](/logo.png)](/)\n\n# {Texts.Headline}\n\n"
            + Texts.Join([.. paragraphs]));

        article.Title.ShouldBe(Texts.Headline);
        article.Text.ShouldBe(Texts.Join(Texts.Paragraphs));
    }

    [Theory]
    [InlineData("It calls list[0](x) and list[1](y), and snake_case_names stay.")]
    [InlineData("# 1 of the charts was 5*3*2 of 4.")]
    public void What_looks_like_markdown_in_a_text_without_its_links_stays(string sentence) =>
        Texts.Clean(Texts.Join([Texts.Headline, .. Texts.Paragraphs[..2], sentence, .. Texts.Paragraphs[2..]])).Text
            .ShouldContain(sentence);
}
