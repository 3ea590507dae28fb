using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Disorder;
using Pipeline.Faults.Running;
using Pipeline.Faults.Runs;

namespace Pipeline.Faults.Tests;

public sealed class LostLedgerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ledger_that_was_emptied_fills_again_from_the_inbox_with_the_same_events()
    {
        await using var station = await Station.StartAsync(new Dictionary<string, string>(), Token);
        var run = new FaultRun("lost-ledger", station, Seed: 3);
        await using var pipeline = new DisorderlyPipeline(station, run.Seed);
        await run.Crawler.DropAsync(12, TimeSpan.Zero, Token);
        await TakeUpAsync(run, pipeline);

        var table = station.Services.GetRequiredService<TableServiceClient>().GetTableClient(StorageNames.Ledger);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Token))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Token);
        }

        await TakeUpAsync(run, pipeline);
        var tally = Audit.Of(run.Desk.Current, await new Observer(station.Services).ObserveAsync(run.Desk.Current, Token));

        tally.Findings.ShouldBeEmpty();
        tally.Redelivered.ShouldBeGreaterThan(0);
    }

    private static async Task TakeUpAsync(FaultRun run, DisorderlyPipeline pipeline)
    {
        foreach (var file in run.Desk.Current)
        {
            await pipeline.TellOfDropAsync(file.Name, Token);
        }

        await pipeline.DeliverAsync(Token);
    }
}
