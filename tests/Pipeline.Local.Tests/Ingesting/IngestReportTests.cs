using Articles.Extraction;
using Pipeline.Articles.Contracts;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Ingesting;
using Spectre.Console;

namespace Pipeline.Local.Tests.Ingesting;

public sealed class IngestReportTests
{
    private static readonly IngestOutcome Published = new()
    {
        Name = "news/2026/a-file-with-a-rather-long-name-that-somebody-exported.html",
        Id = ArticleId.FromName("a"),
        State = IngestState.Published,
        Title = "雪不足の白嶺町、住民千人が山から雪を運び雪まつり開催へ [bold]not markup[/] and an \u001b[31mescape",
        Language = "ja",
        Sentiment = "negative",
        Entities =
        [
            new("Organization", "The Association of Very Long Names for Organizations"), new("Location", "Springfield"),
            new("Person", "An Other"), new("Organization", "北嶺新報"),
        ],
        Seconds = 123.456,
    };

    private static readonly IngestOutcome Rejected = new()
    {
        Name = "empty.txt",
        Part = "tag:example.org,2026:1",
        Id = ArticleId.FromName("b"),
        State = IngestState.Rejected,
        Reason = new RejectionReason(
            "no-article",
            "No article was found: nothing is left of 16 blocks once menus and teasers are gone, and that is told in a long sentence."),
        Seconds = 0.5,
    };

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void PrintTable_no_line_is_wider_than_the_terminal(int width) =>
        Print(width, Published, Rejected).Split('\n').ShouldAllBe(line => CellText.Width(line) <= width);

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void PrintTable_shows_what_became_of_each(int width)
    {
        var table = Print(width, Published, Rejected);

        table.ShouldContain("雪不足の白嶺町");
        table.ShouldContain("ja");
        table.ShouldContain("negative");
        table.ShouldContain("The Association");
        table.ShouldContain("published");
        table.ShouldContain("123.46 s");
        table.ShouldContain("2 articles: 1 published, 1 rejected.");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void PrintTable_a_reason_is_never_cut(int width)
    {
        var words = Print(width, Rejected).Split([' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries);

        $"{Rejected.Reason!.Code}: {Rejected.Reason.Message}".Split(' ').ShouldBeSubsetOf(words);
    }

    [Fact]
    public void PrintTable_text_of_an_article_neither_styles_nor_steers_the_terminal() => Print(200, Published).ShouldNotContain('\u001b');

    private static string Print(int width, params IngestOutcome[] outcomes)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                ColorSystem =
                    ColorSystemSupport.NoColors
            });
        console.Profile.Width = width;
        new IngestReport(console).PrintTable(outcomes);
        return output.ToString();
    }
}
