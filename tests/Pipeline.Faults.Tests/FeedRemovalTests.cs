using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Running;
using Pipeline.Faults.Runs;
using Pipeline.Storage;

namespace Pipeline.Faults.Tests;

public sealed class FeedRemovalTests(ITestOutputHelper output)
{
    private const string Name = "feed.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How many items the feed has; the variable <c>FEED_ITEMS</c> makes it larger.</summary>
    private static int Items =>
        int.TryParse(Environment.GetEnvironmentVariable("FEED_ITEMS"), CultureInfo.InvariantCulture, out var items) ? items : 200;

    [Fact]
    public async Task A_removed_feed_sends_each_withdrawal_once_though_two_tell_of_it()
    {
        await using var station = await Station.StartAsync(new Dictionary<string, string>(), Token);
        var run = new FaultRun("feed", station, Seed: 1);
        await using var host = await run.StartHostAsync(Token);
        var inbox = station.Services.GetRequiredService<IInbox>();
        using var feed = new MemoryStream(Feed());
        await inbox.UploadAsync(Name, feed, Token);
        await WaitAsync(station, entry => entry.Stage == ArticleStage.Published);

        // As the command 'remove' does; the host, which watches the inbox, tells of it too.
        await inbox.RemoveAsync(Name, Token);
        await station.Services.GetRequiredService<IWithdrawalQueue>().SendAsync(new WithdrawalRequest(Name), TimeSpan.Zero, Token);
        await WaitAsync(station, entry => entry is { Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false });

        var seen = await new Observer(station.Services).ObserveAsync([], Token);
        var withdrawn = seen.Events.Where(received => received is { Subscription: "everything", Type: EventFactory.WithdrawnType })
            .ToList();
        output.WriteLine($"{withdrawn.Count:N0} withdrawals of {Items:N0} items.");
        withdrawn.DistinctBy(received => received.Article).Count().ShouldBe(Items);
        withdrawn.Count.ShouldBe(Items);
        seen.Index.ShouldBeEmpty();
    }

    /// <summary>Waits until every item is so far and nothing waits in the queues.</summary>
    private static async Task WaitAsync(Station station, Func<LedgerEntry, bool> isDone)
    {
        var ledger = station.Services.GetRequiredService<ILedger>();
        var depths = station.Services.GetRequiredService<IQueueDepths>();
        while (await ledger.ListAsync(Token).CountAsync(entry => entry.Part is not null && isDone(entry), Token) < Items
            || await WaitingAsync(depths) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), Token);
        }
    }

    private static async Task<long> WaitingAsync(IQueueDepths depths)
    {
        var waiting = await Task.WhenAll(StorageNames.TriggerQueues.Select(queue => depths.FindDepthAsync(queue, Token)));
        return waiting.Sum() ?? 0;
    }

    private static byte[] Feed() =>
        JsonSerializer.SerializeToUtf8Bytes(
        Enumerable.Range(0, Items).Select(item => new { id = $"item {item}", title = $"Item {item} of the feed", body = Body(item) }));

    // Bodies that share no run of four words.
    private static string Body(int seed)
    {
        var random = new Random(seed);
        var body = new StringBuilder();
        for (var sentence = 0; sentence < 10; sentence++)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"The {Word()} of {Word()} told the {Word()} on Monday that the {Word()} would {Word()} before the {Word()}. ");
        }

        return body.ToString();

        string Word() => string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26))));
    }
}
