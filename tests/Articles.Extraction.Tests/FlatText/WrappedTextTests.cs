namespace Articles.Extraction.Tests.FlatText;

/// <summary>Text that a program wrapped at a fixed width is put together again, whatever else stands in it.</summary>
public sealed class WrappedTextTests
{
    private const string Address =
        "https://news.test/2026/03/12/a-very-long-address/that-no-program-wraps?because=it-has-no-blank&and=more&and=still-more";

    private static string Wrapped(int width, params string[] between) =>
        string.Join(
            "\n\n", Texts.Paragraphs.Select(
            (paragraph, index) => Texts.Wrap(paragraph, width) + (index < between.Length ? "\n\n" + between[index] : string.Empty)));

    private static string Body => Texts.Join(Texts.Paragraphs);

    [Theory]
    [InlineData(34)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(72)]
    [InlineData(78)]
    [InlineData(98)]
    public void Paragraphs_are_put_together(int width) => Texts.Clean(Wrapped(width)).Text.ShouldBe(Body);

    /// <summary>html2text writes paragraphs so: the last line of one is short, and no blank line follows.</summary>
    [Fact]
    public void Paragraphs_are_put_together_where_no_blank_lines_part_them() =>
        Texts.Clean(
            $"****** {Texts.Headline} ******\n"
                + string.Join('\n', Texts.Paragraphs.Select(paragraph => Texts.Wrap(paragraph, 79)))).Text.ShouldBe(Body);

    [Fact]
    public void One_long_address_does_not_turn_it_off() => Texts.Clean(Wrapped(72, Address)).Text.ShouldBe(Body);

    [Fact]
    public void A_paragraph_that_nobody_wrapped_stays_as_it_is() =>
        Texts.Clean(
            Texts.Join(
            Texts.Wrap(Texts.Paragraphs[0], 72), Texts.Wrap(Texts.Paragraphs[1], 72), Texts.Paragraphs[2],
            Texts.Wrap(Texts.Paragraphs[3], 72))).Text
            .ShouldBe(Texts.Join(Texts.Paragraphs[..4]));

    [Fact]
    public void An_address_in_a_paragraph_is_part_of_it() =>
        Texts.Clean(
            Wrapped(72, Texts.Wrap(
                $"The report of the engineers can be read at {Address} by anybody who wants to know more about the old bridge.", 72))).Text
            .ShouldContain($"can be read at {Address} by anybody");

    /// <summary>The line tells no width, and the paragraph may be the only one that has two.</summary>
    [Theory]
    [InlineData("See {0}\nfor more about the bridge, which will be open again in the summer of the year.", true)]
    [InlineData("See {0}\nThe bridge will be open again in the summer of the year, the council said.", false)]
    [InlineData("{0}\nfor more about the bridge, which will be open again in the summer of the year.", false)]
    public void A_sentence_goes_on_behind_the_address_that_ends_its_line(string lines, bool isOne)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, lines, Address);

        Texts.Clean(Texts.Join([.. Texts.Paragraphs[..3], text, .. Texts.Paragraphs[3..]])).Text
            .Contains(text.Replace('\n', ' '), StringComparison.Ordinal).ShouldBe(isOne);
    }

    [Fact]
    public void A_menu_around_it_does_not_turn_it_off()
    {
        var menu = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"Section {number}"));

        Texts.Clean($"{menu}\n\n{Texts.Headline}\n\nBy Jane Doe\n\n{Wrapped(78)}").Text.ShouldBe(Body);
    }

    [Fact]
    public void Japanese_is_wrapped_in_columns_and_put_together_without_blanks()
    {
        const string Paragraph = "市議会は月曜日の夜に橋と学校と水道料金について話し合い、合意に達するまでに四時間かかったと関係者が述べた。住民は結果を喜んだが、工事は数年前に始めるべきだったと語り、費用は二倍になったと説明した。";
        var wrapped = string.Join('\n', Paragraph.Chunk(25).Select(line => new string(line)));

        Texts.Clean($"{wrapped}\n\n{wrapped.Replace("月曜日", "火曜日", StringComparison.Ordinal)}").Text.ShouldStartWith(Paragraph);
    }

    [Fact]
    public void Verses_keep_their_lines()
    {
        const string Verse =
            "Old Martin laid his coat aside and knocked upon the deck\nAnd all the harbour heard the sound that whispered of a wreck\nThey "
            + "called the mayor from his bed and called the parson too\nAnd both agreed that something must be done but neither knew";

        Texts.Clean($"{Texts.Join(Texts.Paragraphs)}\n\n{Verse}\n\n{Texts.Paragraphs[0]}").Text.ShouldNotContain("deck And");
    }
}
