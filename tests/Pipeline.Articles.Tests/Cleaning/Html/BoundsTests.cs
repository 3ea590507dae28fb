namespace Pipeline.Articles.Tests.Cleaning.Html;

/// <summary>A page that would take more time or memory than an article is worth is rejected, and says which limit it broke.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void A_page_of_elements_in_elements_without_end_is_rejected_before_it_is_parsed() =>
        Reject(string.Concat(Enumerable.Repeat("<div>", 100_000)) + Pages.Body()).Message.ShouldContain("Cleaning:MaxNesting");

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
        var sections = Enumerable.Range(1, 2_000).Select(i => Pages.Body().Replace("<p>", $"<p>As witness {i} saw it: ", StringComparison.Ordinal));

        Pages.Clean(Pages.Page(string.Concat(sections))).WordCount.ShouldBeGreaterThan(100_000);
    }

    private static RejectionReason Reject(string body) => Should.Throw<ArticleRejectedException>(() => Pages.Clean(Pages.Page(body))).Reason;
}
