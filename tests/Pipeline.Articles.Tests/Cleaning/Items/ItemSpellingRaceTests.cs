using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>
/// Files of one item that is spelled in two ways, which come at once: one run is let in, on another host, before each write of another in
/// turn, or the process dies there. One article stands in the end, or none.
/// </summary>
public sealed class ItemSpellingRaceTests
{
    private static readonly string Other = Newswire.Id.ToUpperInvariant();

    private static readonly Dictionary<char, (string Name, string Content)> Files = new()
    {
        ['1'] = ("1.json", Newswire.Ninjs()),
        ['2'] = ("2.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:10:00Z", id: Other)),
        ['K'] = ("kill.json", Newswire.Kill("3", id: Other)),
        ['4'] = ("4.json", Newswire.Ninjs("4", Newswire.Corrected + " Again.", created: "2026-11-24T07:40:00Z")),
        // Another provider's with the same number, and its kill, which takes nothing out.
        ['X'] = ("x.json", Newswire.Ninjs(id: "urn:newsml:skerry.test:20261124:4711")),
        ['Y'] = ("y.json", Newswire.Kill(id: "urn:newsml:elsewhere.test:20261124:4711")),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "1", "2", "2")]
    [InlineData("", "2", "1", "2")]
    [InlineData("", "1", "K", "K")]
    [InlineData("", "K", "1", "K")]
    [InlineData("1", "2", "K", "K")]
    [InlineData("1", "K", "4", "4")]
    [InlineData("K", "4", "1", "4")]
    [InlineData("", "X", "Y", "X")]
    [InlineData("", "Y", "X", "X")]
    public async Task Whoever_comes_in_between_the_right_version_stands(string before, string first, string second, string end)
    {
        foreach (var goesAllTheWay in new[] { false, true })
        {
            var isOver = false;
            for (var writes = 0; !isOver; writes++)
            {
                using var pipeline = await PublishAsync(before);
                Drop(pipeline, first);
                pipeline.Writes.InterruptAfter(writes, async () =>
                {
                    pipeline.Time.Advance(TimeSpan.FromSeconds(2));
                    Drop(pipeline, second);
                    await pipeline.OtherHostsCleaningStep.RunAsync(Files[second[0]].Name, Token);
                    if (goesAllTheWay)
                    {
                        await pipeline.DrainOnOtherHostAsync(Token);
                    }
                });
                await pipeline.CleaningStep.RunAsync(Files[first[0]].Name, Token);
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
    [InlineData("1", "2", "2")]
    [InlineData("1", "K", "K")]
    [InlineData("K", "1", "K")]
    [InlineData("X", "Y", "X")]
    [InlineData("Y", "X", "X")]
    public async Task A_run_that_dies_at_any_write_is_made_good_when_its_message_comes_again(string before, string what, string end)
    {
        var hasDied = true;
        for (var writes = 0; hasDied; writes++)
        {
            using var pipeline = await PublishAsync(before);
            Drop(pipeline, what);
            pipeline.Writes.DieAfter(writes);
            try
            {
                await pipeline.CleaningStep.RunAsync(Files[what[0]].Name, Token);
            }
            catch (Exception exception) when (exception is IOException or AggregateException)
            {
                // Its message comes again.
            }

            hasDied = pipeline.Writes.IsSpent;
            pipeline.Writes.Revive();
            await pipeline.OtherHostsCleaningStep.RunAsync(Files[what[0]].Name, Token);
            await pipeline.DrainAsync(Token);
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

    private static void Drop(MemoryPipeline pipeline, string what) => pipeline.Inbox.Drop(Files[what[0]].Name, Files[what[0]].Content);

    private static async Task ShouldStandAsync(MemoryPipeline pipeline, string end, string how)
    {
        var rows = await pipeline.Ledger.ListAsync(Token).ToListAsync(Token);
        var standing = rows.Where(row => row.Stage == ArticleStage.Published).ToList();
        rows.ShouldAllBe(row => !row.IsToBeWithdrawn, how);
        if (end == "K")
        {
            standing.ShouldBeEmpty(how);
        }
        else
        {
            standing.ShouldHaveSingleItem(how).Name.ShouldBe(Files[end[0]].Name, how);
        }

        pipeline.Index.Documents.Keys.ShouldBe(standing.Select(row => row.Id), how);
        foreach (var row in rows.Where(row => row.Stage != ArticleStage.Published))
        {
            (await pipeline.Cleaned.ReadAsync(row.Id, Token)).ShouldBeNull(how);
            (await pipeline.Enriched.ReadAsync(row.Id, Token)).ShouldBeNull(how);
            NewestEvent(pipeline, row.Id).ShouldBeOneOf([null, "article.withdrawn.v1"], how);
        }

        rows.Count(row => row.NeedsOperator).ShouldBe(end == "X" ? 1 : 0, how);
    }

    private static string? NewestEvent(MemoryPipeline pipeline, ArticleId id) => pipeline.Subscribers.Sent.Select(sent => sent.Event)
        .Where(sent => sent.GetProperty("subject").GetString() == id.ToString())
        .OrderBy(sent => sent.GetProperty("data").GetProperty("sequence").GetInt32())
        .ThenBy(sent => sent.GetProperty("time").GetDateTimeOffset())
        .Select(sent => sent.GetProperty("type").GetString()).LastOrDefault();
}
