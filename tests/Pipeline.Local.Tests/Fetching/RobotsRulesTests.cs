using Pipeline.Local.Fetching;

namespace Pipeline.Local.Tests.Fetching;

/// <summary>RFC 9309, with its own examples where it has some.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /private # not this", "/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\r\nDisallow: /a\r\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: *.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: *.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*?sort=", "/list?sort=a", false)]
    [InlineData("User-agent: *\nDisallow: /a?", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /caf%C3%A9", "/café", false)]
    [InlineData("User-agent: *\nDisallow: /%61b", "/ab", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Articles/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: articles\nAllow: /", "/b", true)]
    [InlineData("User-agent: articles\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: articles\nDisallow: /a\n\nUser-agent: other\nDisallow: /b\n\nUser-agent: articles\nDisallow: /c", "/c", false)]
    [InlineData("\uFEFFuser-agent : *\ndisallow : /a\nSitemap: https://x.example/s", "/a", false)]
    [InlineData("<html><body>Not found</body></html>", "/a", true)]
    public void The_longest_rule_for_this_program_decides(string file, string path, bool isAllowed) =>
        RobotsRules.Read(file, PageFetcher.Program).Allow(new Uri($"https://x.example{path}")).ShouldBe(isAllowed);
}
