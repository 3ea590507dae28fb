using System.Text;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>An embargo that only words speak of holds a text back all the same; a story about an embargo is published.</summary>
public sealed class EmbargoNoticeTests
{
    private static readonly EmbargoNotice Notices = new(new DateParser());

    [Theory]
    [InlineData("STRICTLY EMBARGOED UNTIL 00:01 ON 3 MAY 2031")]
    [InlineData("EMBARGO: 0001 GMT Tuesday")]
    [InlineData("Embargoed until noon on Thursday")]
    [InlineData("*** Under embargo until 5 March 2031, 6 a.m. ***")]
    [InlineData("Embargoed for release until 12 noon")]
    [InlineData("Sperrfrist: 12. März 2031, 10.00 Uhr")]
    [InlineData("SPERRFRIST bis Montag, 6 Uhr")]
    [InlineData("Sous embargo jusqu'au 3 mai 2031 à 6h00")]
    [InlineData("Embargado hasta el 3 de mayo")]
    [InlineData("NOT FOR PUBLICATION BEFORE 3 May 2031")]
    [InlineData("Not for release until further notice")]
    [InlineData("Nicht zur Veröffentlichung vor dem 3. Mai")]
    public void A_line_of_its_own_above_the_text_holds_it_back(string line)
    {
        Notices.FindInText($"Press office\n\n{line}\n\nBoard closes the bridge\n\nThe board voted on Tuesday.").ShouldNotBeNull();
        Notices.FindInNote($"For all editors. {line}").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Embargo: 20 years on, the island still waits")]
    [InlineData("Embargo on 20 countries is lifted")]
    [InlineData("Embargo until the talks end, the minister says on Monday")]
    [InlineData("The arms embargo until 2031 was agreed by the council in May.")]
    [InlineData("EMBARGO LIFTED")]
    [InlineData("The embargo ended at 10:00 on Monday.")]
    [InlineData("A book that was not for sale before 1990")]
    public void A_story_about_an_embargo_is_not_held_back(string line)
    {
        Notices.FindInTitle(line).ShouldBeNull();
        Notices.FindInText($"{line}\n\nThe council said so.").ShouldBeNull();
    }

    /// <summary>A saved page may be a press office's own, behind a password.</summary>
    [Theory]
    [InlineData("<p><strong>STRICTLY EMBARGOED: NOT FOR PUBLICATION BEFORE 06:00 CET ON MONDAY 5 JANUARY 2099</strong></p>")]
    [InlineData("<p>EMBARGADO HASTA LAS 06:00 DEL 5 DE ENERO DE 2099</p>")]
    [InlineData("<div class=notice>Sperrfrist: 5. Januar 2099, 6 Uhr</div>")]
    [InlineData("<p>Not for release until 5 January 2099</p>")]
    public void A_page_is_held_back_until_a_day_to_come(string line)
    {
        var menu = string.Concat(Enumerable.Range(1, 40).Select(number => $"<li><a href=/{number}>Section {number}</a></li>"));

        Notices.FindInPage($"<ul>{menu}</ul><h1>Board closes the bridge</h1>{line}<p>The board voted.</p>").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("<p>Embargoed until noon on Thursday</p>")]
    [InlineData("<p>EMBARGOED COPY</p>")]
    [InlineData("<p>The report was under embargo until 5 January 2099.</p>")]
    [InlineData("<script>var embargo = 'Embargoed until 5 January 2099';</script>")]
    public void A_page_is_not_held_back_by_words_without_an_end(string line) =>
        Notices.FindInPage($"<h1>Board closes the bridge</h1>{line}<p>The board voted.</p>").ShouldBeNull();

    [Fact]
    public void It_ends_when_its_day_is_over_everywhere_on_earth_or_at_its_exact_time()
    {
        Notices.FindInTitle("Embargoed until 3 May 2031").ShouldNotBeNull()
            .Until.ShouldBe(new DateTimeOffset(2031, 5, 4, 12, 0, 0, TimeSpan.Zero));
        Notices.FindInTitle("Embargoed until 00:01 GMT on 3 May 2031").ShouldNotBeNull().Until
            .ShouldBe(new DateTimeOffset(2031, 5, 3, 0, 1, 0, TimeSpan.Zero));
        Notices.FindInTitle("Embargoed until Monday noon").ShouldNotBeNull().Until.ShouldBeNull();
    }

    [Theory]
    [InlineData("2031", "embargoed")]
    [InlineData("2019", null)]
    public void A_press_release_is_rejected_until_then(string year, string? code)
    {
        var text = $"EMBARGOED UNTIL 00:01 GMT, 3 May {year}\n\nHarbour board closes the swing bridge for eight weeks\n\n"
            + string.Join("\n\n", Enumerable.Range(1, 8).Select(number =>
                $"The board said in its statement {number} that lorries would have to take the long way round while the deck is mended."));

        var article = new ArticleExtractor()
            .Extract("release.txt", Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken).ShouldHaveSingleItem();

        (article.Rejection?.Code).ShouldBe(code);
        (article.Rejection is null).ShouldBe(code is null);
    }
}
