using CsCheck;
using Pipeline.Local.Commands.Output;

namespace Pipeline.Local.Tests;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("one\r\n  two\tthree ", "one two three")]
    [InlineData("red \u001b[31malert\u001b[0m\u0007", "red [31malert [0m")]
    [InlineData("line\u2028separator and next\u0085line", "line separator and next line")]
    [InlineData("\u0000", "")]
    public void OneLine_leaves_no_breaks_and_no_controls(string text, string expected) => CellText.OneLine(text).ShouldBe(expected);

    [Fact]
    public void OneLine_keeps_the_controls_it_is_told_to() =>
        CellText.OneLine("a \u0002b\u0003\u0004c", '\u0002', '\u0003').ShouldBe("a \u0002b\u0003 c");

    [Theory]
    [InlineData("headline", 8, "headline")]
    [InlineData("headlines", 8, "headlin…")]
    [InlineData("two words", 5, "two…")]
    [InlineData("雪不足の白嶺町", 14, "雪不足の白嶺町")]
    [InlineData("雪不足の白嶺町", 13, "雪不足の白嶺…")]
    [InlineData("雪不足の白嶺町", 12, "雪不足の白…")]
    public void Fit_cuts_by_cells_and_marks_the_cut(string text, int cells, string expected) =>
        CellText.Fit(text, cells).ShouldBe(expected);

    [Fact]
    public void Fit_any_text_takes_at_most_the_cells_given() =>
        Gen.Select(Gen.String, Gen.Int[1, 60]).Sample((text, cells) => CellText.Width(CellText.Fit(text, cells)) <= cells);
}
