using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>
/// Files of one item that come at once: one run is let in, on another host, before each write of another in turn, or the process dies
/// there.
/// What comes out is what would have come out one after the other.
/// </summary>
public sealed class ItemRaceTests
{
    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);

    private static readonly Dictionary<char, (string Name, string Content)> Files = new()
    {
        ['1'] = ("1.json", Newswire.Ninjs()),
        ['2'] = ("2.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:10:00Z")),
        ['K'] = ("kill.json", Newswire.Kill("3")),
        ['4'] = ("4.json", Newswire.Ninjs("4", Newswire.Corrected + " Again.", created: "2026-11-24T07:40:00Z")),
        ['E'] = (
            "embargoed.json",
            Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:10:00Z", fields: ("embargoed", "2026-11-25T07:00:00Z"))),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="before">What was dropped and published before.</param>
    /// <param name="first">What is at work: a file, or - and a file that is removed.</param>
    /// <param name="second">What comes in the midst of it.</param>
    /// <param name="end">What stands in the end: a file, K for killed, E for embargoed, - for withdrawn.</param>
    [Theory]
    [InlineData("", "1", "2", "2")]
    [InlineData("", "2", "1", "2")]
    [InlineData("", "1", "K", "K")]
    [InlineData("", "K", "1", "K")]
    [InlineData("1", "2", "K", "K")]
    [InlineData("1", "K", "2", "K")]
    [InlineData("1", "K", "4", "4")]
    [InlineData("1", "4", "K", "4")]
    [InlineData("1K", "4", "2", "4")]
    [InlineData("1K", "2", "4", "4")]
    [InlineData("1", "2", "-1", "2")]
    [InlineData("1", "-1", "2", "2")]
    [InlineData("12", "-2", "4", "4")]
    [InlineData("12", "4", "-2", "4")]
    [InlineData("12", "-2", "-1", "-")]
    [InlineData("12", "K", "-2", "K")]
    [InlineData("12", "-2", "K", "K")]
    [InlineData("1K", "-K", "2", "K")]
    [InlineData("1K", "2", "-K", "K")]
    [InlineData("1", "E", "K", "K")]
    [InlineData("1", "K", "E", "K")]
    [InlineData("1", "E", "4", "4")]
    [InlineData("1", "4", "E", "4")]
    [InlineData("", "1", "E", "E")]
    [InlineData("", "E", "1", "E")]
    public async Task Whoever_comes_in_between_the_right_version_stands(string before, string first, string second, string end)
    {
        foreach (var goesAllTheWay in new[] { false, true })
        {
            var isOver = false;
            for (var writes = 0; !isOver; writes++)
            {
                using var pipeline = await PublishAsync(before);
                Happen(pipeline, first);
                pipeline.Writes.InterruptAfter(writes, async () =>
                {
                    pipeline.Time.Advance(TimeSpan.FromSeconds(2));
                    Happen(pipeline, second);
                    await RunAsync(pipeline, second, isOtherHost: true);
                    if (goesAllTheWay)
                    {
                        await pipeline.DrainOnOtherHostAsync(Token);
                    }
                });
                await RunAsync(pipeline, first, isOtherHost: false);
                await pipeline.DrainAsync(Token);
                isOver = pipeline.Writes.WasNotInterrupted;
                if (!isOver)
                {
                    await pipeline.DrainAsync(Token);
                    await ShouldStandAsync(pipeline, end, $"{first} interrupted by {second} before write {writes}, {goesAllTheWay}");
                }

                writes.ShouldBeLessThan(100);
            }
        }
    }

    [Theory]
    [InlineData("", "1", "1")]
    [InlineData("1", "2", "2")]
    [InlineData("1", "K", "K")]
    [InlineData("12", "-2", "-")]
    [InlineData("12", "-1", "2")]
    [InlineData("1K", "4", "4")]
    [InlineData("1K", "2", "K")]
    [InlineData("1", "E", "E")]
    public async Task A_run_that_dies_at_any_write_is_made_good_when_its_message_comes_again(string before, string what, string end)
    {
        var hasDied = true;
        for (var writes = 0; hasDied; writes++)
        {
            using var pipeline = await PublishAsync(before);
            Happen(pipeline, what);
            pipeline.Writes.DieAfter(writes);
            var lost = new List<Func<Task>>();
            try
            {
                await RunAsync(pipeline, what, isOtherHost: false);
                await pipeline.DrainAsync(Token);
            }
            catch (Exception exception) when (exception is IOException or AggregateException)
            {
                // A message that was in its hands comes again.
                lost.Add(() => RunAsync(pipeline, what, isOtherHost: true));
            }

            hasDied = pipeline.Writes.IsSpent;
            pipeline.Writes.Revive();
            foreach (var run in lost)
            {
                await run();
            }

            await RedeliverAsync(pipeline);
            await ShouldStandAsync(pipeline, end, $"{what} that died at write {writes}");
            writes.ShouldBeLessThan(100);
        }
    }

    private static async Task<MemoryPipeline> PublishAsync(string files)
    {
        var pipeline = new MemoryPipeline(
            ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Enrichment:Features", "None"),
            ("Cleaning:FindDuplicates", "false"));
        foreach (var (name, content) in files.Select(file => Files[file]))
        {
            pipeline.Time.Advance(TimeSpan.FromSeconds(2));
            await pipeline.DropAsync(name, content, Token);
        }

        pipeline.Time.Advance(TimeSpan.FromSeconds(2));
        return pipeline;
    }

    private static void Happen(MemoryPipeline pipeline, string what)
    {
        var (name, content) = Files[what[^1]];
        if (what.StartsWith('-'))
        {
            pipeline.Inbox.Remove(name);
        }
        else
        {
            pipeline.Inbox.Drop(name, content);
        }
    }

    private static Task RunAsync(MemoryPipeline pipeline, string what, bool isOtherHost)
    {
        var name = Files[what[^1]].Name;
        return what.StartsWith('-')
            ? (isOtherHost ? pipeline.OtherHostsWithdrawalStep : pipeline.WithdrawalStep).RunAsync(new WithdrawalRequest(name), Token)
            : (isOtherHost ? pipeline.OtherHostsCleaningStep : pipeline.CleaningStep).RunAsync(name, Token);
    }

    /// <summary>What a queue does with the messages that a dead process had taken, and had not deleted.</summary>
    private static async Task RedeliverAsync(MemoryPipeline pipeline)
    {
        await pipeline.DrainAsync(Token);
        if (await pipeline.Ledger.FindAsync(Id, Token) is { } row)
        {
            await pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(row.Name, row.Id), Token);
            await pipeline.EnrichmentStep.RunAsync(new ArticlePointer(Id, row.Revision), Token);
            await pipeline.PublishingStep.RunAsync(new ArticlePointer(Id, row.Revision), Token);
            await pipeline.DrainAsync(Token);
        }
    }

    private static async Task ShouldStandAsync(MemoryPipeline pipeline, string end, string how)
    {
        var row = (await pipeline.Ledger.FindAsync(Id, Token)).ShouldNotBeNull(how);
        var events = pipeline.Subscribers.Sent.Select(sent => sent.Event)
            .Where(sent => sent.GetProperty("subject").GetString() == Id.ToString())
            .OrderBy(sent => sent.GetProperty("data").GetProperty("sequence").GetInt32())
            .ThenBy(sent => sent.GetProperty("time").GetDateTimeOffset()).ToList();
        var newest = events.Count == 0 ? null : events[^1].GetProperty("type").GetString();
        if (end is "K" or "-")
        {
            (row.Stage, row.IsKilled, row.IsToBeWithdrawn)
                .ShouldBe((end == "K" ? ArticleStage.Rejected : ArticleStage.Withdrawn, end == "K", false), how);
            pipeline.Index.Documents.ShouldNotContainKey(Id, how);
            (await pipeline.Cleaned.ReadAsync(Id, Token)).ShouldBeNull(how);
            (await pipeline.Enriched.ReadAsync(Id, Token)).ShouldBeNull(how);
            newest.ShouldBeOneOf([null, "article.withdrawn.v1"], how);
            return;
        }

        var (name, content) = Files[end[0]];
        (row.Stage, row.Name).ShouldBe((end == "E" ? ArticleStage.Embargoed : ArticleStage.Published, name), $"{how}: {row.Reason}");
        var document = (await pipeline.Enriched.ReadAsync(Id, Token)).ShouldNotBeNull(how).Document;
        document.Sequence.ShouldBe(row.Sequence, how);
        content.ShouldContain($"\"version\":\"{document.Item!.Version}\"", Case.Sensitive, how);
        if (end == "E")
        {
            pipeline.Index.Documents.ShouldNotContainKey(Id, how);
            newest.ShouldBeOneOf([null, "article.withdrawn.v1"], how);
        }
        else
        {
            pipeline.Index.Documents[Id].Sequence.ShouldBe(row.Sequence, how);
            newest.ShouldBe("article.enriched.v1", how);
            events[^1].GetProperty("data").GetProperty("sequence").GetInt32().ShouldBe(row.Sequence, how);
        }
    }
}
