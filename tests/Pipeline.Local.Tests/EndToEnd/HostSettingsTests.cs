using System.Text.Json;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A command in a shell with other settings than the running pipeline's.</summary>
public sealed class HostSettingsTests : IDisposable
{
    private readonly OwnFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_stale_is_by_the_features_of_the_pipeline_and_a_difference_is_said()
    {
        var host = _folder.CommandWith(new() { ["Enrichment__Features"] = "Language" });
        var file = _folder.Write("road.txt", await File.ReadAllTextAsync(
            Path.Combine(RepositoryFiles.SampleArticles, "salt-road.txt"), Token));
        (await host.RunAsync(Token, "ingest", file)).ExitCode.ShouldBe(ExitCodes.Success);

        var same = await host.RunAsync(Token, "status", "--json");
        same.Errors.ShouldNotContain("Enrichment__Features");
        var other = await _folder.Command.RunAsync(Token, "status", "--json");
        other.Errors.ShouldContain(
            "Enrichment__Features is Default in this shell, but the pipeline that started last uses Language. This command uses Language.");
        JsonDocument.Parse(other.Output).RootElement.GetProperty("stale").GetInt64().ShouldBe(0);
        (await _folder.Command.RunAsync(Token, "reprocess", "--stale", "--dry-run"))
            .Output.ShouldStartWith("0 articles would be reprocessed");
    }
}
