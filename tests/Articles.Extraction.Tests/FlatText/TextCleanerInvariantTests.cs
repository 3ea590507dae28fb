using System.Diagnostics;
using CsCheck;

namespace Articles.Extraction.Tests.FlatText;

public sealed class TextCleanerInvariantTests
{
    [Fact]
    public void Cleaning_a_body_again_changes_nothing() => Texts.Pages.Sample(page =>
    {
        if (Texts.TryClean(page)?.Text is { } body && Texts.TryClean(body) is { } again)
        {
            again.Text.ShouldBe(body);
        }
    });

    [Fact]
    public void Any_text_is_cleaned_or_rejected_and_every_line_is_accounted_for() => Gen.OneOf(Texts.Pages, Gen.String).Sample(page =>
    {
        if (Texts.TryClean(page) is not { } content)
        {
            return;
        }

        content.Text.IsNormalized().ShouldBeTrue();
        content.Text.ShouldNotContain('\u0002');
        content.Blocks.Count(block => block.Kept).ShouldBeGreaterThan(0);
        content.Blocks.ShouldAllBe(block => block.Text.Length <= 2000 && block.Text.Length > 0);
        content.Text.Length.ShouldBeLessThanOrEqualTo(page.Length * 3);
    });

    [Theory]
    [InlineData("a ")]
    [InlineData("x\n")]
    [InlineData("(((( . ")]
    [InlineData("By A and B, \n")]
    [InlineData("1/2/2020 10:00 \n")]
    [InlineData("A: b\n\n")]
    [InlineData("字")]
    [InlineData("\u0301")]
    public void A_megabyte_of_anything_is_over_soon(string unit)
    {
        var page = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));

        // The better of two runs: the first may wait for the compiler, or for other tests.
        var elapsed = Enumerable.Range(0, 2).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Texts.TryClean(page);
            return watch.Elapsed;
        });

        // Under two seconds on an idle machine; the bound leaves room for a loaded one.
        elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
