using System.Text;
using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A crawl archive the whole way on a real Azurite.</summary>
public sealed class ArchiveIngestTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_is_published_and_an_archive_that_is_there_is_not_read_again()
    {
        using var folder = new OwnFolder();
        var path = Path.Combine(folder.DataFolder, "crawl.warc");
        await File.WriteAllTextAsync(
            path, Response("bridge", Page("bridge")) + Response("stub", "<p>Hello.</p>") + Response("market", Page("market")), Token);

        var result = await account.Command.RunAsync(Token, "ingest", path, "--json");

        result.ExitCode.ShouldBe(0, result.Errors);
        var outcomes = result.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        outcomes.Select(StateOf).Order().ShouldBe(["published", "published", "rejected"]);
        outcomes.Select(outcome => outcome.GetProperty("id").GetString())
            .ShouldContain(ArticleId.FromCapture("https://news.test/bridge").ToString());

        var again = await account.Command.RunAsync(Token, "ingest", path, "--json");
        again.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .ShouldAllBe(outcome => outcome.GetProperty("unchanged").GetBoolean());
        (await account.Command.RunAsync(Token, "article", "show", "crawl.warc"))
            .Output.ShouldContain("3 records: 2 articles; 1 rejected");
    }

    [Fact]
    public async Task A_killed_ingest_goes_on_in_the_archive_that_it_had_begun()
    {
        const int Pages = 400;
        using var folder = new OwnFolder();
        var path = Path.Combine(folder.DataFolder, "long.warc");
        await File.WriteAllTextAsync(
            path,
            string.Concat(Enumerable.Range(0, Pages).Select(number => Response($"bridge-{number}", Page($"bridge {number}")))),
            Token);
        DateTimeOffset? started;
        await using (var first = account.Command.Start("ingest", path))
        {
            while (await FindAsync("long.warc") is not { Contents.Records: > 0 })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
            }

            await first.SignalAsync("KILL", Token);
            started = (await FindAsync("long.warc"))!.Contents!.StartedAt;
        }

        var result = await account.Command.RunAsync(Token, "ingest", path, "--json");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Lines.Select(line => StateOf(JsonDocument.Parse(line).RootElement)).ShouldBe(Enumerable.Repeat("published", Pages));
        (await FindAsync("long.warc"))!.Contents!.StartedAt.ShouldBe(started.ShouldNotBeNull(), "the run was not begun again");
    }

    private Task<LedgerEntry?> FindAsync(string name) => account.Ledger.FindAsync(ArticleId.FromName(name), Token);

    private static string StateOf(JsonElement outcome) => outcome.GetProperty("state").GetString()!;

    private static string Response(string path, string page)
    {
        var answer = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}";
        return "WARC/1.0\r\nWARC-Type: response\r\n"
            + $"WARC-Target-URI: https://news.test/{path}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
            + $"WARC-Record-ID: <urn:test:{path}>\r\nContent-Type: application/http; msgtype=response\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(answer)}\r\n\r\n{answer}\r\n\r\n";
    }

    private static string Page(string what) => $"""
        <html lang="en"><head><title>The {what} reopens after repairs</title></head><body><article>
        <h1>The {what} reopens after repairs</h1>
        <p>The {what} in Port Ellery reopened on Monday, two years after engineers closed it because of cracks in its walls.</p>
        <p>Mayor Clara Whitfield cut a ribbon at sunrise and thanked the three hundred workers who had repaired the {what} by hand.</p>
        <p>The city expects that people will come back to the {what} within weeks, and that shopkeepers nearby will profit.</p>
        </article></body></html>
        """;
}
