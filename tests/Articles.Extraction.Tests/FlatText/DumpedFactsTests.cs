using System.Text;

namespace Articles.Extraction.Tests.FlatText;

/// <summary>Who wrote a flattened article, and when it came out: what is shown is read, and a day of a change is not the publication's.</summary>
public sealed class DumpedFactsTests
{
    private static readonly DateTimeOffset Day = new(2024, 4, 20, 0, 0, 0, TimeSpan.Zero);

    private static string Body => Texts.Join(Texts.Paragraphs);

    private static string Wrapped => Texts.Join([.. Texts.Paragraphs.Select(paragraph => Texts.Wrap(paragraph, 76))]);

    private static string Page(string between, string body) =>
        $"Home\nNews\nSport\nWeather\n\n{Texts.Headline}\n\n{between}\n\n{body}\n\nPrivacy\nTerms\nContact";

    [Theory]
    [InlineData("By [12]Ines Ferrante — April 20, 2024 6 min read")]
    [InlineData("Written by Ines Ferrante")]
    [InlineData("Written By\nInes Ferrante")]
    public void A_byline_begins_anew_below_a_line_that_is_full(string byline) =>
        Texts.Clean(Page($"The work on the bridge goes on to complicate even the well-studied plans\n{byline}", Wrapped))
            .Byline.ShouldBe("Ines Ferrante");

    [Fact]
    public void A_sentence_goes_on_in_a_line_that_begins_with_By_behind_a_comma()
    {
        const string Paragraph = "The council heard of the harbour's past from three of its oldest members, By Ines Ferrante among them, "
            + "a book that has been out of print for years and that all of them had read.";

        Texts.Clean(Page("April 20, 2024", $"{Wrapped}\n\n{Texts.Wrap(Paragraph, 76)}\n\n{Wrapped}")).Text.ShouldContain(Paragraph);
    }

    [Theory]
    [InlineData("0 · by Ines Ferrante · Updated on April 20, 2024")]
    [InlineData("Coast | By Ines Ferrante | 3 comments")]
    [InlineData("Avatar photo by Ines Ferrante April 20, 2024")]
    [InlineData("Recipe by Ines Ferrante")]
    public void A_byline_stands_amid_a_line_or_behind_a_pictures_name_too(string between) =>
        Texts.Clean(Page(between, Body)).Byline.ShouldBe("Ines Ferrante");

    [Fact]
    public void Above_the_headline_a_name_below_its_pictures_and_above_a_date_is_the_authors() =>
        Texts.Clean(
            $"Home\nNews\nSport\n\nPicture of Ines Ferrante\nInes Ferrante\n* April 20, 2024\n* 5:50 am\n\n{Texts.Headline}\n\n{Body}\n\nTerms")
            .Byline.ShouldBe("Ines Ferrante");

    [Theory]
    [InlineData("Privacy Policy and Cookie Policy\n\nApril 20, 2024")]
    [InlineData("Speaker Name\n\nApril 20, 2024")]
    [InlineData("Edited April 2024")]
    public void What_a_site_says_of_itself_is_no_name(string between) => Texts.Clean(Page(between, Body)).Byline.ShouldBeNull();

    [Fact]
    public void The_authors_name_between_headline_and_date_is_not_the_headline()
    {
        var cleaned = Texts.Clean($"{Texts.Headline}\nWhat the vote means for the island\nInes Ferrante\nApril 20, 2024\n\n30\n\n{Body}");

        cleaned.Title.ShouldNotBe("Ines Ferrante");
        cleaned.Byline.ShouldBe("Ines Ferrante");
    }

    [Theory]
    [InlineData("Published April 20, 2024 10:39AM")]
    [InlineData("PUBLISHED\n\nApril 20, 2024 1f3a77d45f22?s=150 Ines Ferrante")]
    [InlineData("04.20.2024")]
    public void A_day_that_a_word_calls_the_publications_is_it(string between) =>
        Texts.Clean(Page($"The work on the bridge goes on to complicate even the well-studied plans\n{between}", Wrapped))
            .PublishedAt.ShouldBe(Day);

    [Theory]
    [InlineData("Last updated:\nApril 20, 2024")]
    [InlineData("Last updated\n\nApril 20, 2024")]
    public void A_day_below_a_word_for_a_change_is_the_changes(string between)
    {
        var cleaned = Texts.Clean(Page(between, Body));

        cleaned.PublishedAt.ShouldBeNull();
        cleaned.ModifiedAt.ShouldBe(Day);
    }

    [Fact]
    public void A_date_by_itself_behind_the_standfirst_is_the_publications() =>
        Texts.Clean(Page("Bridge", $"{Texts.Paragraphs[0]}\n\nApril 20, 2024\n\n{Body}")).PublishedAt.ShouldBe(Day);

    [Fact]
    public void Markup_that_a_text_quotes_at_its_end_makes_no_page_of_it()
    {
        var page = Page("By Ines Ferrante\nApril 20, 2024", Texts.Join([.. Enumerable.Repeat(Wrapped, 6)]));
        var quoted = $"{page}\n\nRepublish this\n\n"
            + $"<h1>{Texts.Headline}</h1><p>by Ines Ferrante, The Quay</p><p>The vote</p><p>The plan</p><p>The court</p>";

        new ArticleExtractor().Extract("a.txt", Encoding.UTF8.GetBytes(quoted), TestContext.Current.CancellationToken)
            .ShouldHaveSingleItem().Format.ShouldBe(SourceFormat.Text);
    }
}
