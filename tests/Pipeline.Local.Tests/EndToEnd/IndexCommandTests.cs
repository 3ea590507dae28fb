namespace Pipeline.Local.Tests.EndToEnd;

/// <summary><c>index</c> and <c>search</c> on what a run of the pipeline left.</summary>
public sealed class IndexCommandTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_index_is_made_and_filled_again()
    {
        (await account.Command.RunAsync(Token, "ingest", Path.Combine(RepositoryFiles.SampleArticles, "harbour-bridge.html")))
            .ExitCode.ShouldBe(0);
        (await RunAsync("index", "apply")).Output.ShouldContain("as it should be");
        (await RunAsync("search", "--json", "bridge")).Lines.Count.ShouldBe(1);
        foreach (var file in Directory.GetFiles(account.DataFolder, "index.db*"))
        {
            File.Delete(file);
        }

        var applied = await RunAsync("index", "apply");
        applied.Output.ShouldContain("is missing");
        applied.Output.ShouldContain("The index was created.");
        (await RunAsync("search", "--json", "bridge")).Lines.ShouldBeEmpty();
        (await RunAsync("index", "rebuild")).Output.ShouldContain("1 articles written, 0 stale entries removed");
        (await RunAsync("search", "--json", "--sort", "newest", "--duplicates", "hide", "bridge")).Lines.Count.ShouldBe(1);
        (await RunAsync("search", "--suggest", "--json", "har")).Output.ShouldContain("\"kind\":\"headline\"");
    }

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var result = await account.Command.RunAsync(Token, arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result;
    }
}
