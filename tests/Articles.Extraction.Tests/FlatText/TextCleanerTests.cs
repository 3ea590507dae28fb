namespace Articles.Extraction.Tests.FlatText;

public sealed class TextCleanerTests
{
    [Fact]
    public void A_scraped_agency_story_gives_its_parts_and_none_of_its_site()
    {
        var content = Texts.Clean(Texts.Sample("blinken-china.txt"));

        content.Title.ShouldBe("Blinken Will Be the Latest Top Us Official to Visit China in a Bid to Keep Ties on an Even Keel");
        content.Text.ShouldStartWith("Secretary of State Antony Blinken will travel to China this coming week");
        content.Text.ShouldEndWith("the prime minister of Japan and the president of the Philippines.");
        content.Captions.ShouldHaveSingleItem().ShouldStartWith("FILE - Secretary of State Antony Blinken, right");
        content.Source.ShouldBe("AP");
        content.PublishedAt.ShouldBeNull();
        content.Language.ShouldBe("en");
        foreach (var furniture in (string[])["Search", "Close this search box.", "Leave a Reply", "Popular Posts", "(AP)", "FILE -"])
        {
            content.Text.ShouldNotContain(furniture);
        }

        content.Blocks.Select(block => block.Role).Distinct().ShouldBe(
            [BlockRole.Navigation, BlockRole.Headline, BlockRole.Caption, BlockRole.Body, BlockRole.WireMark, BlockRole.Comments,
                BlockRole.Related]);
        content.Blocks.ShouldAllBe(block => block.Reason.Length > 0 && block.Location.StartsWith("line "));
    }

    [Fact]
    public void A_clean_article_comes_through_whole()
    {
        var content = Texts.Clean(Texts.Join([Texts.Headline, .. Texts.Paragraphs]));

        content.Title.ShouldBe(Texts.Headline);
        content.Text.ShouldBe(Texts.Join(Texts.Paragraphs));
    }

    [Theory]
    [InlineData("You may also like\nThe vineyards that learned to live without rain\nHow to save 40 litres a day without noticing")]
    [InlineData("Te puede interesar\nLos viñedos que aprendieron a vivir sin lluvia\nCómo ahorrar 40 litros al día sin darse cuenta")]
    [InlineData("Related articles\nFerry fares rise again\nWho pays for the new bridge?")]
    public void Headlines_of_other_stories_below_their_label_are_no_subheadings(string links) =>
        Texts.Clean(Texts.Join([Texts.Headline, Texts.Paragraphs[0], Texts.Paragraphs[1], links, .. Texts.Paragraphs.Skip(2)]))
            .Text.ShouldBe(Texts.Join(Texts.Paragraphs));

    [Fact]
    public void A_subheading_between_blank_lines_stays_below_links_to_other_stories() =>
        Texts.Clean(Texts.Join(
            [Texts.Headline, Texts.Paragraphs[0], Texts.Paragraphs[1], "You may also like\nThe vineyards that learned to live without rain",
                "What the inspectors found", .. Texts.Paragraphs.Skip(2)]))
            .Text.ShouldBe(Texts.Join(
                [Texts.Paragraphs[0], Texts.Paragraphs[1], "What the inspectors found", .. Texts.Paragraphs.Skip(2)]));

    [Theory]
    [InlineData(72)]
    [InlineData(78)]
    public void Wrapped_lines_are_rejoined_into_paragraphs(int width)
    {
        var text = string.Join("\n\n", Texts.Paragraphs.Prepend(Texts.Headline).Select(paragraph => Texts.Wrap(paragraph, width)));

        Texts.Clean(text).Text.ShouldBe(Texts.Join(Texts.Paragraphs));
    }

    [Fact]
    public void Subheadings_and_lists_stay_in_the_body()
    {
        string[] body =
        [
            Texts.Paragraphs[0], Texts.Paragraphs[1], "What happens next", Texts.Paragraphs[2],
            "The council will decide on:\n\n* the colour of the railings\n* the price of a crossing\n* the name of the bridge",
            Texts.Paragraphs[3], Texts.Paragraphs[4],
        ];

        Texts.Clean(Texts.Join([Texts.Headline, .. body])).Text.ShouldBe(Texts.Join(body));
    }

    [Fact]
    public void Furniture_around_and_amid_the_body_is_dropped_and_read()
    {
        var content = Texts.Clean(Texts.Join(
            "Home\nWorld\nPolitics\nSports",
            Texts.Headline,
            "By Jane Doe and John Roe",
            "Published April 20, 2024 at 4:12 pm EDT | Updated April 21, 2024 at 9:00 am EDT",
            "Share on Facebook\nShare on Twitter",
            Texts.Paragraphs[0],
            Texts.Paragraphs[1],
            "The bridge in winter. (Photo by Sam Poe/Getty Images)",
            "Read more: Ferry fares rise again",
            Texts.Paragraphs[2],
            "Advertisement",
            Texts.Paragraphs[3],
            Texts.Paragraphs[4],
            "Related articles\nFerry fares rise again\nHarbour festival draws record crowd",
            "3 Comments",
            "jane says:\nApril 21, 2024 at 8:10 am",
            "About time that they did something about it. I have been waiting for years.",
            "Leave a Reply",
            "© 2024 Example Times. All rights reserved."));

        content.Title.ShouldBe(Texts.Headline);
        content.Byline.ShouldBe("Jane Doe and John Roe");
        content.PublishedAt.ShouldBe(new DateTimeOffset(2024, 4, 20, 20, 12, 0, TimeSpan.Zero));
        content.ModifiedAt.ShouldBe(new DateTimeOffset(2024, 4, 21, 13, 0, 0, TimeSpan.Zero));
        content.Captions.ShouldBe(["The bridge in winter. (Photo by Sam Poe/Getty Images)"]);
        content.Text.ShouldBe(Texts.Join(Texts.Paragraphs));
    }

    [Fact]
    public void A_text_of_too_many_lines_is_rejected() =>
        Should.Throw<ArticleRejectedException>(() => Texts.Clean(string.Concat(Enumerable.Repeat("x\n", 50_001))))
            .Reason.Code.ShouldBe("too-large");

    [Fact]
    public void A_short_news_brief_is_an_article()
    {
        const string Brief =
            "A strong earthquake shook the northern islands early on Sunday, but there were no reports of damage or injuries, the weather "
            + "agency said. No tsunami warning was issued.";

        Texts.Clean("Earthquake Shakes Northern Islands\n\n" + Brief).Text.ShouldBe(Brief);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n\u200B")]
    public void An_empty_text_is_rejected_as_empty(string text) =>
        Should.Throw<ArticleRejectedException>(() => Texts.Clean(text)).Reason.Code.ShouldBe("empty");

    [Theory]
    [InlineData("Home\nWorld\nPolitics\nSports\nWeather\nLog in\nRegister\nContact us\nPrivacy Policy", "menu items")]
    [InlineData("Example Times\n\n404 Not Found\n\nThe page was not found.\n\nBack to home", "error page")]
    [InlineData("Log in\n\nUsername\n\nPassword\n\nForgot password?\n\nRemember me\n\nRegister", "sign-in form")]
    public void A_text_without_an_article_is_rejected_with_what_was_found(string text, string found)
    {
        var rejected = Should.Throw<ArticleRejectedException>(() => Texts.Clean(text));

        rejected.Reason.Code.ShouldBe("no-article");
        rejected.Reason.Message.ShouldContain(found);
    }

    [Theory]
    [InlineData(85)]
    [InlineData(90)]
    [InlineData(160)]
    public void An_address_longer_than_the_margin_does_not_keep_wrapped_lines_apart(int length)
    {
        var address = "https://pictures.test/".PadRight(length, 'a');
        var wrapped = Texts.Paragraphs.Select(paragraph => Texts.Wrap(paragraph, 78)).ToList();
        wrapped.Insert(2, $"Photo -\n{address}");

        var text = Texts.Clean(string.Join("\n\n", wrapped.Prepend(Texts.Headline))).Text;

        Texts.Paragraphs.ShouldAllBe(paragraph => text.Contains(paragraph, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SOURCE: Ostermark Tram Company")]
    [InlineData("SOURCE Ostermark Trams Inc.")]
    [InlineData("Source: Ostermark Trams")]
    public void The_line_that_signs_a_press_release_is_no_text(string line) =>
        Texts.Clean(Texts.Join([Texts.Headline, .. Texts.Paragraphs, line])).Text.ShouldBe(Texts.Join(Texts.Paragraphs));
}
