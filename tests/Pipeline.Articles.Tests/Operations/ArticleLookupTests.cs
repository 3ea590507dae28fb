using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations;

/// <summary>An article's name in an address: the hosts decode all of it but <c>%2F</c>.</summary>
public sealed class ArticleLookupTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("news/2026/a b.txt", "news/2026/a b.txt")]
    [InlineData("news/2026/a b.txt", "news%2F2026%2Fa b.txt")]
    [InlineData("news/2026/a b.txt", "news/2026%2fa b.txt")]
    [InlineData("50%25.txt", "50%25.txt")]
    public async Task A_slash_of_a_name_may_be_encoded(string name, string asked)
    {
        await _pipeline.DropAsync(name, Some.ArticleText, Token);

        (await _pipeline.Report.FindAsync(asked, Token)).ShouldNotBeNull().Entry.ShouldNotBeNull().Name.ShouldBe(name);
    }

    [Fact]
    public async Task A_file_whose_name_has_the_code_itself_is_found_under_its_own_name()
    {
        await _pipeline.DropAsync("news%2Fa.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("news/a.txt", Some.ArticleText + " And more.", Token);

        (await _pipeline.Report.FindAsync("news%2Fa.txt", Token)).ShouldNotBeNull().Entry.ShouldNotBeNull().Name.ShouldBe("news%2Fa.txt");
        (await _pipeline.Report.FindAsync("news/a.txt", Token)).ShouldNotBeNull().Entry.ShouldNotBeNull().Name.ShouldBe("news/a.txt");
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_none() => (await _pipeline.Report.FindAsync("news%2Fb.txt", Token)).ShouldBeNull();
}
