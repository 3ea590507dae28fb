using System.Text.Json;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>What the first sample article has to come to, through the commands that need no storage.</summary>
public sealed class SeedArticleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-seed-");
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Clean_gives_headline_body_caption_and_source_and_nothing_of_the_site()
    {
        var article = await RunAsync("clean");

        article.GetProperty("title").GetString()
            .ShouldBe("Blinken Will Be the Latest Top Us Official to Visit China in a Bid to Keep Ties on an Even Keel");
        var text = article.GetProperty("text").GetString()!;
        text.ShouldStartWith("Secretary of State Antony Blinken will travel to China this coming week");
        text.ShouldEndWith("the prime minister of Japan and the president of the Philippines.");
        foreach (var chrome in new[] { "Search", "Close this search box.", "Leave a Reply", "Popular Posts", "(AP)", "Jose Luis Magana" })
        {
            text.ShouldNotContain(chrome, Case.Sensitive);
        }

        article.GetProperty("captions").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("AP Photo/Jose Luis Magana");
        article.GetProperty("source").GetString().ShouldBe("AP");
        article.GetProperty("publishedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        article.GetProperty("language").GetString().ShouldBe("en");
    }

    [Fact]
    public async Task Analyze_finds_the_people_the_places_and_the_tone()
    {
        var article = await RunAsync("analyze");

        new[] { "Antony Blinken", "Wang Yi", "Xi Jinping", "Joe Biden", "Matthew Miller" }.ShouldBeSubsetOf(Names("Person"));
        new[] { "China", "Washington", "Shanghai", "Beijing", "Taiwan", "Ukraine", "Iran", "Israel", "Japan",
            "Philippines" }.ShouldBeSubsetOf(Names("Location"));
        Names("Organization").ShouldContain("State Department");
        article.GetProperty("sentiment").GetProperty("label").GetString().ShouldNotBe("positive");
        article.GetProperty("keyPhrases").GetArrayLength().ShouldBeGreaterThan(0);
        article.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
        article.GetProperty("provider").GetString()!.ShouldStartWith("embedded/");

        List<string> Names(string category) => [.. article.GetProperty("entities").EnumerateArray()
            .Where(entity => entity.GetProperty("category").GetString() == category)
            .Select(entity => entity.GetProperty("name").GetString()!)];
    }

    private async Task<JsonElement> RunAsync(string command)
    {
        var articles = new ArticlesCommand(_folder.FullName, new Dictionary<string, string>());
        var result = await articles.RunAsync(
            Token, command, Path.Combine(RepositoryFiles.SampleArticles, "blinken-china.txt"), "--out", _folder.FullName);

        result.ExitCode.ShouldBe(0, result.Errors);
        return JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "blinken-china.txt.json"), Token)).RootElement;
    }
}
