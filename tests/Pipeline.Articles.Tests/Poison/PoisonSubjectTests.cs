using System.Text;
using CsCheck;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Tests.Poison;

public sealed class PoisonSubjectTests
{
    private static readonly ArticleId Id = ArticleId.FromName("a.html");

    [Fact]
    public void A_pointer_tells_its_article_plain_or_in_base64()
    {
        var pointer = PointerMessage.Format(new ArticlePointer(Id, Revision.Of("x"u8)));

        PoisonSubject.Of(pointer).ArticleId.ShouldBe(Id);
        PoisonSubject.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(pointer))).ArticleId.ShouldBe(Id);
    }

    [Theory]
    [InlineData("""{"ContainerName":"elsewhere","BlobName":"a.html"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"articleId":7,"name":null}""")]
    [InlineData("[1]")]
    [InlineData("")]
    [InlineData("dGV4dA==")]
    public void Anything_else_is_about_nothing_and_says_so(string body) =>
        PoisonSubject.Of(body).ShouldSatisfyAllConditions(
            s => s.ArticleId.ShouldBeNull(), s => s.Name.ShouldBeNull(), s => s.Problem.ShouldNotBeNullOrEmpty());

    [Fact]
    public void No_message_makes_it_throw() =>
        Gen.OneOf(
            Gen.String,
            Gen.Byte.Array.Select(Convert.ToBase64String),
            Gen.String.Select(text => $$"""{"articleId":"{{text}}","name":{{text}}}"""),
            Gen.Int[1, 2000].Select(depth => new string('[', depth) + new string('{', depth)))
        .Sample(body => PoisonSubject.Of(body));
}
