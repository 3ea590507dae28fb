using CsCheck;

namespace Pipeline.Articles.Tests;

public sealed class ArticleIdTests
{
    [Fact]
    public void FromName_any_name_is_stable_and_legal_everywhere() =>
        Gen.String.Sample(name =>
        {
            var id = ArticleId.FromName(name);
            id.ShouldBe(ArticleId.FromName(name));
            id.ToString().Length.ShouldBe(32);
            ArticleId.Parse(id.ToString()).ShouldBe(id);
        });

    [Fact]
    public void FromPart_differs_from_the_file_and_from_other_parts() =>
        new[] { ArticleId.FromName("f"), ArticleId.FromPart("f", "1"), ArticleId.FromPart("f", "2") }.Distinct().Count().ShouldBe(3);

    [Theory]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("../../../../../../../../etc/pass")]
    public void TryParse_something_else_fails(string text) => ArticleId.TryParse(text, out _).ShouldBeFalse();
}
