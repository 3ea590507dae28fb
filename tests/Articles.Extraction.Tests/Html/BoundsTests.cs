using Articles.Extraction.Html.Page;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Tests.Html;

/// <summary>A page that would take more time or memory than an article is worth is rejected, and says which limit it broke.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void A_page_of_elements_in_elements_without_end_is_rejected_before_it_is_parsed() =>
        Reject(string.Concat(Enumerable.Repeat("<div>", 100_000)) + Pages.Body()).Message.ShouldContain("Cleaning:MaxNesting");

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div></b>")]
    [InlineData("<span>")]
    [InlineData("<table><tr><td>")]
    public void A_page_nested_deeper_than_browsers_nest_is_rejected_however_few_tags_it_has(string open)
    {
        var reason = Reject(string.Concat(Enumerable.Repeat(open, 600)) + Pages.Body());

        reason.Code.ShouldBe("too-deep");
        reason.Message.ShouldContain("Cleaning:MaxNesting");
    }

    [Fact]
    public void A_page_nested_nearly_as_deep_as_browsers_nest_is_read() =>
        Pages.Clean(
            Pages.Page(string.Concat(Enumerable.Repeat("<div>", 450)) + Pages.Body() + string.Concat(Enumerable.Repeat("</div>", 450))))
            .Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void Elements_that_html_opens_again_in_each_paragraph_are_counted()
    {
        // 300 kinds of emphasis that are never closed, in 3,000 paragraphs: 16 KB of markup, 900,000 elements.
        var formatting = string.Concat(Enumerable.Range(0, 300).Select(i => $"<b class={i}>"));

        Reject($"<p>{formatting}</p>{string.Concat(Enumerable.Repeat("<p>x", 3_000))}").Code.ShouldBe("too-many-elements");
    }

    [Fact]
    public void A_parse_that_is_cancelled_ends_amid_the_page() =>
        Should.Throw<OperationCanceledException>(() => new PageParser(new CleaningOptions()).Parse(
            Pages.Page(string.Concat(Enumerable.Repeat("<p>x</p>", 1_000))),
            new FileBudget(new CleaningOptions(), TimeProvider.System),
            new CancellationToken(canceled: true)));

    [Fact]
    public void A_page_of_more_elements_than_allowed_is_rejected() =>
        Reject(Pages.Body() + string.Concat(Enumerable.Repeat("<i>x</i> ", 300_001))).Message.ShouldContain("Cleaning:MaxElements");

    [Fact]
    public void A_page_that_takes_too_long_is_rejected()
    {
        var reason = Should.Throw<ArticleRejectedException>(() => Pages.Clean(Pages.Page(Pages.Body()), TimeSpan.Zero)).Reason;

        reason.Code.ShouldBe("too-slow");
        reason.Message.ShouldContain("Cleaning:MaxTime");
    }

    [Fact]
    public void A_long_page_within_the_limits_is_cleaned()
    {
        var sections = Enumerable.Range(1, 2_000)
            .Select(i => Pages.Body().Replace("<p>", $"<p>As witness {i} saw it: ", StringComparison.Ordinal));

        Pages.Clean(Pages.Page(string.Concat(sections))).WordCount.ShouldBeGreaterThan(100_000);
    }

    private static RejectionReason Reject(string body) =>
        Should.Throw<ArticleRejectedException>(() => Pages.Clean(Pages.Page(body))).Reason;
}
