using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Storage.Tests;

public sealed class StorageProvisionerTests(StorageFixture storage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_is_left_alone()
    {
        var id = Some.Id;
        await storage.Get<ILedger>()
            .UpdateAsync(id, null, _ => new LedgerEntry { Id = id, Name = "n", Stage = ArticleStage.Cleaned }, Token);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => storage.Get<StorageProvisioner>().EnsureCreatedAsync(Token)));

        (await storage.Get<ILedger>().FindAsync(id, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Everything_that_the_stages_name_is_there()
    {
        var containers = await storage.Blobs.GetBlobContainersAsync(cancellationToken: Token).Select(container => container.Name)
            .ToListAsync(Token);
        var queues = await storage.Get<IQueueDepths>().ListQueuesAsync(Token).ToListAsync(Token);
        var tables = await storage.Get<TableServiceClient>().QueryAsync(cancellationToken: Token).Select(table => table.Name)
            .ToListAsync(Token);

        new[] { StorageNames.Inbox, StorageNames.CleanArticles, StorageNames.EnrichedArticles,
            StorageNames.AnalysisCache }.ShouldBeSubsetOf(containers);
        StorageNames.TriggerQueues.ShouldBeSubsetOf(queues);
        new[] { StorageNames.Ledger, StorageNames.Parts, StorageNames.Fingerprints, StorageNames.Poison }.ShouldBeSubsetOf(tables);
    }
}
