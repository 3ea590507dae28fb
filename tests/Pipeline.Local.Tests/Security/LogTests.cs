using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Security;

/// <summary>What was logged, traced and printed in a full run is searched for what must not be there.</summary>
[Collection<WatchedRunCollection>]
public sealed class LogTests(WatchedRun run)
{
    private const string CanaryKey = "Q2FuYXJ5S2V5VGhhdE5vYm9keU1heUV2ZXJTZWVJbkFueU91dHB1dE9yTG9n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Logs_and_telemetry_hold_no_article_text()
    {
        // What has to be there, so that the search is of the right thing: the host's log, a warning of its, and the names of spans.
        run.HostLog.ShouldContain("rejected: malformed-json");
        run.HostLog.ShouldContain("FormatException");
        run.Telemetry.ShouldContain("EnrichArticle");
        run.Telemetry.ShouldContain("malformed-json");

        Around(run.Log, WatchedRun.TextCanary).ShouldBeNull();
        Around(run.Log, WatchedRun.HeadlineCanary).ShouldBeNull();
        foreach (var personal in WatchedRun.Personal)
        {
            Around(run.Log, personal).ShouldBeNull();
        }
    }

    [Fact]
    public void No_key_is_in_any_output_or_log()
    {
        var key = run.Account.ConnectionString.Split(';')
            .Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal))["AccountKey=".Length..];
        Around(run.Log, key).ShouldBeNull();
        Around(run.Log, "AccountKey").ShouldBeNull();
        foreach (var (command, result) in run.Results)
        {
            Around(result.Output + result.Errors, key).ShouldBeNull(command);
            Around(result.Output, "AccountKey").ShouldBeNull(command);
            Around(result.Output, "sig=").ShouldBeNull(command);
        }
    }

    [Theory]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=canary;AccountKey=" + CanaryKey
        + ";BlobEndpoint=http://127.0.0.1:9/canary;QueueEndpoint=http://127.0.0.1:9/canary;TableEndpoint=http://127.0.0.1:9/canary",
        "status")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=canary;AccountKey=" + CanaryKey + "!not-base64", "status")]
    [InlineData("AccountName=canary;AccountKey=" + CanaryKey, "export")]
    [InlineData(CanaryKey, "serve")]
    [InlineData("BlobEndpoint=http://127.0.0.1:9/?sig=" + CanaryKey + ";SharedAccessSignature=sig=" + CanaryKey, "index apply")]
    public async Task A_connection_string_that_fails_is_not_printed(string connectionString, string command)
    {
        var folder = Directory.CreateTempSubdirectory("article-pipeline-key-");
        var result = await new ArticlesCommand(folder.FullName, new Dictionary<string, string> { ["ArticleStorage"] = connectionString })
            .RunAsync(Token, command.Split(' '));
        folder.Delete(recursive: true);

        result.ExitCode.ShouldBe(ExitCodes.Failure, result.Output);
        result.Errors.ShouldStartWith("Error: ");
        (result.Output + result.Errors).ShouldNotContain(CanaryKey);
        (result.Output + result.Errors).ShouldNotContain("AccountKey");
    }

    /// <summary>The line that a word stands in; null when it is nowhere.</summary>
    private static string? Around(string text, string word) =>
        text.Split('\n').FirstOrDefault(line => line.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } line
            ? line[..Math.Min(line.Length, 2000)]
            : null;
}
