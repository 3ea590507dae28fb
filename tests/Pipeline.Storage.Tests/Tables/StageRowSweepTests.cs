using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Storage.Tests.Tables;

/// <summary>The sweep looks at every row of a ledger, so these tests have an Azurite of their own.</summary>
public sealed class StageRowSweepTests : IAsyncLifetime
{
    private static readonly TimeSpan AllShards = TimeSpan.FromHours(1);

    private readonly StorageFixture _storage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILedger Ledger => _storage.Get<ILedger>();

    private TableClient Table => _storage.Get<TableServiceClient>().GetTableClient(StorageNames.Ledger);

    public ValueTask InitializeAsync() => _storage.InitializeAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_row_that_an_older_version_keyed_otherwise_is_removed_and_the_article_counts_once()
    {
        var entry = await PublishAsync();
        // As a version wrote it that had other features, and one that had no time in its keys.
        await AddRowAsync(entry.Id, $"s:Published:0.9.9 old.1:20240101000000000:{entry.Id}");
        await AddRowAsync(entry.Id, $"s:Published:{entry.Id}");
        // Of an article that no entry knows.
        var nobody = Some.Id;
        await AddRowAsync(nobody, $"s:Cleaned:-:20240101000000000:{nobody}");
        (await RowsAsync()).Count.ShouldBe(4);

        var report = await SweepAsync();

        report.ShouldBe(new StageRowSweepReport(Removed: 3, Restored: 0, HasMore: false));
        (await RowsAsync()).ShouldBe(["s:" + StageRow.Of(entry).Key]);
        (await SweepAsync()).ShouldBe(new StageRowSweepReport(0, 0, HasMore: false));
    }

    [Fact]
    public async Task A_key_that_this_version_cannot_read_does_not_stop_the_counting()
    {
        var entry = await PublishAsync();
        await AddRowAsync(entry.Id, $"s:Polished:1:{entry.Id}");

        var queries = _storage.Get<ILedgerQueries>();
        (await queries.ListAsync(StageRange.All, after: null, Token).Select(row => row.Key).ToListAsync(Token))
            .ShouldBe([StageRow.Of(entry).Key]);
        (await queries.ListAsync(StageRange.All, after: "Polished:1:x", Token).CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_row_is_written_again()
    {
        var entry = await PublishAsync();
        var key = "s:" + StageRow.Of(entry).Key;
        await Table.DeleteEntityAsync(entry.Id.ToString()[..1], key, ETag.All, Token);

        (await SweepAsync()).Restored.ShouldBe(1);

        (await RowsAsync()).ShouldBe([key]);
        (await Ledger.FindAsync(entry.Id, Token))
            .ShouldBeEquivalentTo(entry with { ETag = (await Ledger.FindAsync(entry.Id, Token))!.ETag });
    }

    [Fact]
    public async Task What_is_no_key_of_an_article_is_left_alone()
    {
        await Table.AddEntityAsync(new TableEntity("0", "s:somebody's note"), Token);
        (await SweepAsync()).Removed.ShouldBe(0);
        (await RowsAsync()).ShouldBe(["s:somebody's note"]);
    }

    [Fact]
    public async Task A_run_that_has_no_time_sweeps_one_shard_and_the_next_goes_on_with_the_one_after()
    {
        for (var digit = 0; digit < 16; digit++)
        {
            await Table.AddEntityAsync(new TableEntity($"{digit:x}", $"s:Cleaned:-:20240101000000000:{IdIn(digit)}"), Token);
        }

        for (var run = 1; run <= 16; run++)
        {
            (await _storage.Get<IStageRowSweep>().RunAsync(TimeSpan.Zero, Token)).ShouldBe(new StageRowSweepReport(1, 0, HasMore: true));
            (await RowsAsync()).Count.ShouldBe(16 - run);
        }
    }

    [Fact]
    public async Task Beside_writers_no_article_loses_its_row_and_none_has_two()
    {
        var ids = Enumerable.Range(0, 40).Select(_ => Some.Id).ToList();
        var writing = Parallel.ForEachAsync(ids, Token, async (id, token) =>
        {
            foreach (var stage in new[] { ArticleStage.Cleaned, ArticleStage.Enriched, ArticleStage.Published, ArticleStage.Cleaned,
                ArticleStage.Failed })
            {
                await Ledger.UpdateAsync(
                    id, null, row => (row ?? new LedgerEntry { Id = id, Name = "name", Stage = stage }) with { Stage = stage }, token);
            }
        });
        while (!writing.IsCompleted)
        {
            await SweepAsync();
        }

        await writing;
        var entries = await Ledger.ListAsync(Token).ToListAsync(Token);
        (await RowsAsync()).ShouldBe(entries.Select(entry => "s:" + StageRow.Of(entry).Key), ignoreOrder: true);
        entries.Count.ShouldBe(40);
    }

    private static string IdIn(int digit)
    {
        ArticleId id;
        do
        {
            id = Some.Id;
        }
        while (id.ToString()[0] != $"{digit:x}"[0]);
        return id.ToString();
    }

    private async Task<LedgerEntry> PublishAsync()
    {
        var id = Some.Id;
        return (await Ledger.UpdateAsync(
            id,
            null,
            _ => new LedgerEntry
            {
                Id = id,
                Name = "name",
                Stage = ArticleStage.Published,
                CleanerVersion = 1,
                Features = "entities.1",
                PublisherVersion = 1,
                IndexVersion = 1
            },
            Token))!;
    }

    private Task<StageRowSweepReport> SweepAsync() => _storage.Get<IStageRowSweep>().RunAsync(AllShards, Token);

    private Task<Response> AddRowAsync(ArticleId id, string key) => Table.AddEntityAsync(new TableEntity(id.ToString()[..1], key), Token);

    private async Task<List<string>> RowsAsync() =>
        await Table.QueryAsync<TableEntity>("RowKey ge 's:' and RowKey lt 's;'", cancellationToken: Token).Select(row => row.RowKey)
            .ToListAsync(Token);
}
