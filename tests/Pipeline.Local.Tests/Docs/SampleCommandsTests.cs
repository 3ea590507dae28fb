using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The commands that the pages tell to type.</summary>
/// <param name="machine">Where they are typed.</param>
public sealed class SampleCommandsTests(ReadersMachine machine) : IClassFixture<ReadersMachine>
{
    private const string Program = "dotnet run -c Release --project src/Pipeline.Local -- ";

    /// <summary>The samples that do not run here, by page and beginning, each with the reason.</summary>
    private static readonly (string Page, string Beginning, string Reason)[] NotRun =
    [
        ("README.md", "dotnet test ", "this test is a part of it; .ci/run runs it"),
        ("README.md", "cd infra && azd up", "it needs a subscription of Azure"),
        ("infra/README.md", "", "all of them need a subscription of Azure"),
        ("docs/containers.md", "dotnet pack src/Pipeline.Local ", ".github/workflows/ci.yml packs, installs and runs the tool"),
        ("docs/containers.md", "dotnet publish src/Pipeline.Local ", "the base image is in Microsoft's registry"),
        ("docs/fault-runs.md", "dotnet run -c Release --project tests/Pipeline.Faults ", "minutes; Pipeline.Faults.Tests runs short forms"),
        ("docs/samples/README.md", "", "SampleTests of Articles.Client.Tests run the samples on the pipeline's own events"),
        ("docs/stories.md", "dotnet run -c Release --project tests/Pipeline.Benchmarks ", "its sets of articles are not in the repository"),
        ("src/Pipeline.Local/README.md", "dotnet tool install ", "the tool is installed in .github/workflows/ci.yml"),
    ];

    /// <summary>What a reader sees of each command, in this order.</summary>
    private static readonly Dictionary<string, string[]> Seen = new()
    {
        ["ingest tests/articles"] = ["harbour-bridge.html", "27 articles: 22 published, 5 rejected."],
        ["clean tests/articles/harbour-bridge.html --format markdown"] = ["# Harbour bridge to close for nine weeks", "14,000 vehicles"],
        ["clean tests/articles/harbour-bridge.html --format text"] = ["Harbour bridge to close for nine weeks", "14,000 vehicles"],
        ["clean tests/articles --out cleaned"] = [],
        ["clean tests/articles/harbour-bridge.html --explain"] = ["byline     Maud Ellery, Tobias Renn", "17 blocks kept"],
        ["serve"] = ["Running."],
        ["search bridge"] = ["Harbour bridge to close for nine weeks", " articles"],
        ["search --entity Location:China --facets"] = ["blinken-china.txt", "Location:Beijing 2"],
        ["article show sign-in.html"] = ["Rejected", "login-page"],
        ["status"] = ["Published", "Rejected"],
        ["list --stage rejected --limit 20"] = ["sign-in.html", "rejected"],
        ["subscriptions list"] = ["archive", "china-desk", "Location:China"],
        ["subscriptions test tests/articles/blinken-china.txt"] = ["archive: matches", "china-desk: matches", "Location:China"],
        ["reprocess --stale --dry-run"] = ["0 articles would be reprocessed"],
        ["poison list"] = ["No poisoned messages."],
        ["poison replay --all"] = ["0 messages replayed."],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Samples() =>
    [
        .. DocPage.All.SelectMany(page => page.Samples("sh").Select(sample => (page.Path, sample)))
            .Where(typed => !NotRun.Any(left => left.Page == typed.Path
                && typed.sample.StartsWith(left.Beginning, StringComparison.Ordinal))),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_a_page_tells_to_type_works_and_shows_what_it_should(string page, string sample)
    {
        // A page's commands run one after the other, as its reader types them, and what they show is looked for in this order.
        var seen = CommandsIn(sample).SelectMany(command => Seen[command]).ToList();

        var result = sample == Program + "serve" ? await StopAsync(sample) : await machine.TypeAsync(sample);

        result.ExitCode.ShouldBe(ExitCodes.Success, $"{page}\n{result.Errors}\n{result.Output}");
        var from = 0;
        foreach (var text in seen)
        {
            var place = result.Output.IndexOf(text, from, StringComparison.Ordinal);
            place.ShouldBeGreaterThanOrEqualTo(0, $"{text} after\n{result.Output[..from]}\nin\n{result.Output[from..]}");
            from = place + text.Length;
        }
    }

    [Fact]
    public void Each_sample_that_does_not_run_is_there() =>
        NotRun.ShouldAllBe(left => DocPage.All.Single(page => page.Path == left.Page).Samples("sh")
            .Any(sample => sample.StartsWith(left.Beginning, StringComparison.Ordinal)));

    [Fact]
    public void Each_command_that_is_looked_at_is_on_a_page() =>
        Seen.Keys.ShouldBeSubsetOf(DocPage.All.SelectMany(page => page.Samples("sh")).SelectMany(CommandsIn));

    private static IEnumerable<string> CommandsIn(string sample) =>
        sample.Split('\n').Where(line => line.StartsWith(Program, StringComparison.Ordinal)).Select(line => line[Program.Length..]);

    /// <summary>Types it, looks at its pages, and stops it as Ctrl-C does.</summary>
    private async Task<CommandResult> StopAsync(string sample)
    {
        await using var serving = machine.Start(sample);
        var running = (await serving.ReadLineAsync(Token)).ShouldNotBeNull();
        var pages = await ReadersMachine.PagesAsync(serving);
        using var client = new HttpClient();
        (await client.GetStringAsync(pages, Token)).ShouldContain("<title>Flow · Article pipeline</title>");
        await serving.SignalAsync("INT", Token);
        var result = await serving.WaitAsync(Token);
        return result with { Output = running + '\n' + result.Output };
    }
}
