using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Searching;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Running;
using Pipeline.Faults.Runs;
using Pipeline.Storage;

namespace Pipeline.Faults.Tests;

/// <summary>A host that is killed again and again while it reads a crawl archive.</summary>
public sealed class ArchiveKillTests(ITestOutputHelper output)
{
    private const string Name = "crawls/news.warc.gz";
    private const int Kills = 3;

    private static readonly ArticleId Archive = ArticleId.FromName(Name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How many pages the archive has; the variable <c>ARCHIVE_PAGES</c> makes it larger.</summary>
    private static int Pages =>
        int.TryParse(Environment.GetEnvironmentVariable("ARCHIVE_PAGES"), CultureInfo.InvariantCulture, out var pages) ? pages : 240;

    [Fact]
    public async Task Every_page_is_published_once_and_withdrawn_once_with_the_archive()
    {
        await using var station = await Station.StartAsync(new Dictionary<string, string>(), Token);
        var run = new FaultRun("archive", station, Seed: 1);
        var inbox = station.Services.GetRequiredService<IInbox>();
        using var archive = new MemoryStream(Warc());
        await inbox.UploadAsync(Name, archive, Token);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var doomed = await run.StartHostAsync(Token);
            await WaitAsync(station, count => count >= Pages * kill / (Kills + 1), row => row.Part is not null);
            await doomed.KillAsync();
        }

        await using var host = await run.StartHostAsync(Token);
        await WaitAsync(station, count => count >= Pages, row => row is { Part: not null, Stage: ArticleStage.Published });
        await WaitAsync(station, count => count == 1, row => row is { Part: null, Stage: ArticleStage.Expanded });

        var row = (await station.Services.GetRequiredService<ILedger>().FindAsync(Archive, Token)).ShouldNotBeNull();
        row.Contents!.ShouldSatisfyAllConditions(
            contents => contents.Articles.ShouldBe(Pages),
            contents => contents.Records.ShouldBe(2 * Pages),
            contents => contents.Repeated.ShouldBe(0),
            contents => contents.Rejected.ShouldBeEmpty());
        var published = await new Observer(station.Services).ObserveAsync([], Token);
        published.Index.Count.ShouldBe(Pages);
        published.Index.ShouldBeUnique();
        published.Ledger.Values.Where(article => article.Part is not null).ShouldAllBe(article => article.Sequence == 1);
        var events = published.Events.Where(received => received.Subscription == "everything").ToList();
        events.DistinctBy(received => received.Id).Count().ShouldBe(Pages);
        published.Poisoned.ShouldBe(0);
        output.WriteLine($"{Pages:N0} pages, {Kills} kills: {events.Count:N0} events.");

        // As the command 'remove' does: an inbox that was only emptied is held.
        await inbox.RemoveAsync(Name, Token);
        await station.Services.GetRequiredService<IWithdrawalQueue>().SendAsync(new WithdrawalRequest(Name), TimeSpan.Zero, Token);
        await WaitAsync(
            station, count => count == Pages, gone => gone is { Part: not null, Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false });
        (await station.Services.GetRequiredService<ISearchIndex>().ListAsync(after: null, 10, Token)).ShouldBeEmpty();
    }

    private static async Task WaitAsync(Station station, Func<int, bool> isEnough, Func<LedgerEntry, bool> counts)
    {
        var ledger = station.Services.GetRequiredService<ILedger>();
        while (!isEnough(await ledger.ListAsync(Token).CountAsync(counts, Token)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), Token);
        }
    }

    private static byte[] Warc()
    {
        var bytes = new MemoryStream();
        for (var page = 0; page < Pages; page++)
        {
            Write(bytes, "request", page, "GET / HTTP/1.1\r\n\r\n");
            Write(bytes, "response", page, $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{Article(page)}");
        }

        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, string type, int page, string content)
    {
        using var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(Encoding.UTF8.GetBytes(
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://news.test/{page}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
            + $"WARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nContent-Type: application/http; msgtype={type}\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(content)}\r\n\r\n{content}\r\n\r\n"));
    }

    // Bodies that share no run of four words.
    private static string Article(int page)
    {
        var random = new Random(page);
        var body = new StringBuilder($"<html lang=\"en\"><head><title>Story {page}</title></head><body><article><h1>Story {page}</h1>");
        for (var paragraph = 0; paragraph < 5; paragraph++)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p>The house {random.Next()} of {random.Next()} was sold for {random.Next()} to ");
            body.Append(CultureInfo.InvariantCulture, $"number {random.Next()} on day {random.Next()} of its {random.Next()} works.</p>");
        }

        return body.Append("</article></body></html>").ToString();
    }
}
