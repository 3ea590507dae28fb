using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A host that runs on its own, and files that are dropped beside it.</summary>
public sealed class ServeTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Name = "news/ferry-strike.html";
    private static readonly ArticleId Id = ArticleId.FromName(Name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_file_is_published_once_and_again_when_it_changes()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.SampleArticles, "ferry-strike.amp.html"), Token);
        await using var serve = account.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");

        await account.DropAsync(Name, page, Token);
        (await PublishedAsync(sequence: 1)).Reason.ShouldBeNull();
        await account.DropAsync(Name, page.Replace("3.1 percent", "3.2 percent", StringComparison.Ordinal), Token);
        var second = await PublishedAsync(sequence: 2);

        // Dropped once more as it is, it is another version of the file, and the same revision of the article.
        var etag = await account.DropAsync(Name, page.Replace("3.1 percent", "3.2 percent", StringComparison.Ordinal), Token);
        (await ReadAsync(etag)).ShouldBeEquivalentTo(second with { SourceETag = etag, ETag = null });
        var events = await account.ReceiveAsync(LocalSettings.DefaultQueue, Token);
        // The queue is the account's, and the other test here publishes into it too.
        events.Where(cloudEvent => cloudEvent.GetProperty("subject").GetString() == Id.ToString())
            .Select(cloudEvent => cloudEvent.GetProperty("data").GetProperty("sequence").GetInt32()).ShouldBe([1, 2], ignoreOrder: true);

        await serve.SignalAsync("TERM", Token);
        var result = await serve.WaitAsync(Token);
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
    }

    [Fact]
    public async Task Ingest_with_open_serves_the_pages_until_it_is_stopped()
    {
        var port = FreePort();
        var command = new ArticlesCommand(
            account.DataFolder, new Dictionary<string,
            string>
            { ["ArticleStorage"] = account.ConnectionString, ["Local__ApiPort"] = port.ToString(CultureInfo.InvariantCulture) });
        await using var ingest = command.Start("ingest", "--open", "--json", Path.Combine(RepositoryFiles.SampleArticles, "salt-road.txt"));
        (await ingest.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("\"published\"");

        using var client = new HttpClient { BaseAddress = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri };
        (await client.GetStringAsync("/", Token)).ShouldContain("<title>Flow · Article pipeline</title>");

        // An open page's stream of events does not keep it from stopping.
        using var events = await client.GetAsync("/flow/events", HttpCompletionOption.ResponseHeadersRead, Token);
        events.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var started = Stopwatch.GetTimestamp();
        await ingest.SignalAsync("INT", Token);
        var result = await ingest.WaitAsync(Token);
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<LedgerEntry> PublishedAsync(int sequence)
    {
        while (true)
        {
            if (await account.Ledger.FindAsync(
                Id, Token) is { Stage: ArticleStage.Published or ArticleStage.Rejected or ArticleStage.Failed } entry
                && entry.Sequence == sequence)
            {
                entry.Stage.ShouldBe(ArticleStage.Published, entry.Reason?.Message);
                return entry;
            }

            await Task.Delay(50, Token);
        }
    }

    /// <summary>The row once the version is read.</summary>
    private async Task<LedgerEntry> ReadAsync(string etag)
    {
        while (true)
        {
            if (await account.Ledger.FindAsync(Id, Token) is { } entry && entry.SourceETag == etag)
            {
                return entry with { ETag = null };
            }

            await Task.Delay(50, Token);
        }
    }
}
