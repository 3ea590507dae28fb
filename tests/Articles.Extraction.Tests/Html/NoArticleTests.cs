namespace Articles.Extraction.Tests.Html;

/// <summary>What is no article is rejected, and says why.</summary>
public sealed class NoArticleTests
{
    [Theory]
    [InlineData("no-article", "<p>Nothing here.</p>")]
    [InlineData("no-article", "")]
    [InlineData(
        "no-article", "<ul><li><a href=/1>One headline of the day</a></li><li><a href=/2>Another headline of the day</a></li></ul>")]
    [InlineData(
        "error-page",
        "<h1>404: Page not found</h1><p>Sorry, but the page that you are looking for has been moved, or removed, or has never been here in "
        + "the first place at all. Try the search.</p>")]
    [InlineData(
        "login-page",
        "<h1>Sign in to continue</h1><p>Enter the address that you use for your subscription, and the password that you chose when you "
        + "began it, and we will let you go on reading.</p>")]
    public void A_page_without_an_article_is_rejected_with_the_reason(string code, string body)
    {
        var rejected = Should.Throw<ArticleRejectedException>(() => Pages.Clean($"<html><body>{body}</body></html>"));

        rejected.Reason.Code.ShouldBe(code);
        rejected.Reason.Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_brief_of_two_sentences_is_an_article() =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><p>{Pages.First}</p><p>It took two years, and it cost nine million.</p>"))
            .Text.ShouldStartWith(Pages.First);

    [Fact]
    public void An_article_about_a_page_not_found_is_an_article()
    {
        var body = string.Concat(
            Enumerable.Range(1, 4)
            .Select(i => Pages.Body().Replace("<p>", $"<p>In the account of witness {i}: ", StringComparison.Ordinal)));

        Pages.Clean($"<html><head><title>Why 404 Not Found</title></head><body><h1>Why 404 Not Found</h1>{body}</body></html>")
            .WordCount.ShouldBeGreaterThan(150);
    }
}
