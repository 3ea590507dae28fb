using System.Text.Json;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The commands about subscriptions, as a person runs them.</summary>
public sealed class SubscriptionsCommandTests(LocalAccount account) : IClassFixture<LocalAccount>, IDisposable
{
    private const string Good = """
        {
          "subscriptions": [
            { "name": "archive", "queue": "archive" },
            { "name": "china-desk", "queue": "china", "duplicates": "exclude", "filter": { "entities": ["Location:China"],
            "not": { "maxWords": 100 } } }
          ]
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-subscriptions-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ArticlesCommand Command =>
        new(_folder.FullName, new Dictionary<string,
        string>
        { ["ArticleStorage"] = account.ConnectionString, ["SubscriptionsFile"] = "subscriptions.json" });

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Test_tells_who_would_get_each_article_and_which_condition_decided()
    {
        await WriteAsync(Good);

        var result = await Command.RunAsync(
            Token, "subscriptions", "test", Sample("blinken-china.txt"), Sample("tram-brief.txt"), Sample("empty.txt"), "--json");

        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        var articles = result.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(article => article.GetProperty("name").GetString()!);
        Matches(articles["blinken-china.txt"]).ShouldBe([("archive", true), ("china-desk", true)]);
        Matches(articles["tram-brief.txt"]).ShouldBe([("archive", true), ("china-desk", false)]);
        articles["empty.txt"].GetProperty("rejected").GetProperty("code").GetString().ShouldBe("empty");
        articles["blinken-china.txt"].GetProperty("subscriptions")[1].GetProperty("conditions").EnumerateArray()
            .Select(condition => (condition.GetProperty("condition").GetString(), condition.GetProperty("holds")
                .GetBoolean(), condition.GetProperty("value").GetString()))
            .ShouldBe([("duplicates", true, "no near-duplicate"), ("entities", true, "Location:China"), ("not", true, "0 of 1 hold")]);
    }

    [Fact]
    public async Task Test_prints_an_outline_for_people()
    {
        await WriteAsync(Good);

        var result = await Command.RunAsync(Token, "subscriptions", "test", Sample("tram-brief.txt"));

        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        result.Lines[0].ShouldBe("tram-brief.txt: Tram line 4 reopens after repairs");
        result.Lines.Skip(1).Take(3).ShouldBe(
            ["archive: matches, as it has no filter", "china-desk: does not match", "yes duplicates exclude <- no near-duplicate"]);
        result.Lines.Skip(5).ShouldBe(["no not <- 1 of 1 hold", "yes maxWords 100 <- 41"]);
    }

    [Fact]
    public async Task List_shows_the_subscriptions_as_they_are_understood()
    {
        await WriteAsync(Good);

        var result = await Command.RunAsync(Token, "subscriptions", "list", "--json");

        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("filter").GetString())
            .ShouldBe(["", "entities: Location:China; not (maxWords: 100)"]);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("serve")]
    public async Task Broken_subscriptions_end_a_command_and_keep_a_host_from_starting_with_the_same_message(string command)
    {
        await WriteAsync(Good.Replace("entities", "entitys", StringComparison.Ordinal));

        var result = await (command == "serve" ? Command.RunAsync(Token, "serve") : Command.RunAsync(Token, "subscriptions", command));

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldContain(
            "subscriptions[1] ('china-desk').filter has a field 'entitys', which is not known; did you mean 'entities'?");
    }

    private Task WriteAsync(string subscriptions) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, "subscriptions.json"), subscriptions, Token);

    private static IEnumerable<(string? Name, bool Matches)> Matches(JsonElement article) =>
        article.GetProperty("subscriptions").EnumerateArray()
        .Select(match => (match.GetProperty("subscription").GetString(), match.GetProperty("matches").GetBoolean()));

    private static string Sample(string name) => Path.Combine(RepositoryFiles.SampleArticles, name);
}
