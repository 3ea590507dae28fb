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
