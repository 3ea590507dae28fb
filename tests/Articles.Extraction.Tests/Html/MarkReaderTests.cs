using AngleSharp.Html.Parser;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Tests.Html;

/// <summary>What names say.</summary>
public sealed class MarkReaderTests
{
    [Theory]
    [InlineData("class=article-body", nameof(Mark.ArticleBody))]
    [InlineData("class=ArticleBody__text", nameof(Mark.ArticleBody))]
    [InlineData("id=article_body", nameof(Mark.ArticleBody))]
    [InlineData("class='c-related-links x'", nameof(Mark.Related))]
    [InlineData("class=mostPopular", nameof(Mark.Related))]
    [InlineData("class='most popular'", nameof(Mark.Related))]
    [InlineData("id=comments", nameof(Mark.Comments))]
    [InlineData("class=ad-slot", nameof(Mark.Advertisement))]
    [InlineData("hidden", nameof(Mark.Hidden))]
    [InlineData("style='color:red;DISPLAY : none'", nameof(Mark.Hidden))]
    [InlineData("role=navigation", nameof(Mark.Navigation))]
    [InlineData("itemprop=articleBody", nameof(Mark.ArticleBody))]
    public void A_name_says_what_the_element_is(string attribute, string mark) =>
        Read(attribute).HasFlag(Enum.Parse<Mark>(mark)).ShouldBeTrue();

    [Theory]
    [InlineData("class=shadow")]
    [InlineData("class=gradient")]
    [InlineData("class=commentary")]
    [InlineData("class='article body'")]
    [InlineData("class=adventure")]
    [InlineData("style='display:block'")]
    public void A_word_inside_another_word_says_nothing(string attribute) => Read(attribute).ShouldBe(Mark.None);

    [Theory]
    [InlineData("class='field field--label-hidden'")]
    [InlineData("class='hidden-xs'")]
    [InlineData("class='node--promoted'")]
    [InlineData("class='post type-post status-publish hentry category-newsletter tag-related'")]
    [InlineData("id=sharing-with-a-single-developer")]
    public void What_is_written_on_every_article_says_nothing(string attribute) => Read(attribute).ShouldBe(Mark.None);

    [Theory]
    [InlineData("class='box hidden'")]
    [InlineData("class=is-hidden")]
    public void A_state_of_the_element_itself_counts(string attribute) => Read(attribute).ShouldBe(Mark.Hidden);

    private static Mark Read(string attribute)
    {
        using var document = new HtmlParser().ParseDocument($"<div {attribute}></div>");
        return new MarkReader().Read(document.Body!.FirstElementChild!, TagKind.Block);
    }
}
