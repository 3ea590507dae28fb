using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CsCheck;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Tests.Tables;

public sealed class LedgerQueriesTests(StorageFixture storage)
{
    // Versions of this test's own, so that other tests' rows stay out of its ranges.
    private static readonly StageVersions Old = new(70, "entities.1", 70, 70);
    private static readonly StageVersions Current = Old with { Cleaner = 71 };

    private readonly ILedger _ledger = storage.Get<ILedger>();
    private readonly ILedgerQueries _queries = storage.Get<ILedgerQueries>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_stands_in_one_stage_at_a_time()
    {
        var id = Some.Id;
        var cleaned = await _ledger.UpdateAsync(id, null, _ => Entry(id, ArticleStage.Cleaned, Old), Token);
        (await StagesOfAsync(id)).ShouldBe([ArticleStage.Cleaned]);

        var enriched = await _ledger.UpdateAsync(id, cleaned, row => row! with { Stage = ArticleStage.Enriched }, Token);
        (await StagesOfAsync(id)).ShouldBe([ArticleStage.Enriched]);

        await _ledger.UpdateAsync(id, enriched, row => row! with { Stage = ArticleStage.Published }, Token);
        (await StagesOfAsync(id)).ShouldBe([ArticleStage.Published]);
        await _ledger.UpdateAsync(id, null, row => row is null ? null : row with { Title = "Another" }, Token);
        (await StagesOfAsync(id)).ShouldBe([ArticleStage.Published]);
    }

    [Fact]
    public async Task Writers_at_once_leave_one_row_in_one_stage()
    {
        var id = Some.Id;
        var stages = new[] { ArticleStage.Cleaned, ArticleStage.Enriched, ArticleStage.Failed };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer =>
            _ledger.UpdateAsync(
                id, null, row =>
                (row ?? Entry(id, stages[writer % 3], Old)) with { Stage = stages[writer % 3], Attempts = writer }, Token)));

        (await StagesOfAsync(id)).ShouldBe([(await _ledger.FindAsync(id, Token))!.Stage]);
    }

    [Fact]
    public async Task A_row_that_somebody_removed_by_hand_comes_back()
    {
        var id = Some.Id;
        var entry = await _ledger.UpdateAsync(id, null, _ => Entry(id, ArticleStage.Cleaned, Old), Token);
        var table = storage.Get<TableServiceClient>().GetTableClient(StorageNames.Ledger);
        await table.DeleteEntityAsync(id.ToString()[..1], "s:" + StageRow.Of(entry!).Key, cancellationToken: Token);

        await _ledger.UpdateAsync(id, entry, row => row! with { Stage = ArticleStage.Enriched }, Token);

        (await StagesOfAsync(id)).ShouldBe([ArticleStage.Enriched]);
    }

    [Fact]
    public async Task What_other_versions_made_is_found_without_what_is_current()
    {
        var current = await PublishAsync(Current);
        var older = await PublishAsync(Old);
        var newer = await PublishAsync(Current with { Index = 72 });

        var found = await StageRange.MadeByOthers(ArticleStage.Published, Current).ToAsyncEnumerable()
            .SelectMany(range => _queries.ListAsync(range, after: null, Token))
            .Select(row => row.Id)
            .ToListAsync(Token);

        found.ShouldContain(older);
        found.ShouldContain(newer);
        found.ShouldNotContain(current);
    }

    [Fact]
    public async Task What_waits_since_before_a_time_is_found()
    {
        var id = Some.Id;
        var entry = (await _ledger.UpdateAsync(id, null, _ => Entry(id, ArticleStage.Cleaned, Old), Token))!;

        (await _queries.ListAsync(StageRange.WaitingSinceBefore(ArticleStage.Cleaned, entry.StageAt!.Value), null, Token)
            .AnyAsync(row => row.Id == id, Token)).ShouldBeFalse();
        (await _queries.ListAsync(StageRange.WaitingSinceBefore(ArticleStage.Cleaned, entry.StageAt.Value.AddMilliseconds(1)), null, Token)
            .AnyAsync(row => row.Id == id, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_held_is_found_once_its_embargo_has_ended()
    {
        var end = new DateTimeOffset(2026, 3, 4, 5, 6, 0, TimeSpan.Zero);
        var (due, later, endless) = (await HoldAsync(end), await HoldAsync(end.AddMilliseconds(1)), await HoldAsync(end: null));

        var found = await _queries.ListAsync(StageRange.EmbargoedUntil(end), after: null, Token).Select(row => row.Id).ToListAsync(Token);

        found.ShouldContain(due);
        found.ShouldNotContain(later);
        found.ShouldNotContain(endless);
        (await _queries.ListAsync(StageRange.In(ArticleStage.Embargoed), after: null, Token)
            .Where(row => row.NeedsOperator).Select(row => row.Id).ToListAsync(Token)).ShouldBe([endless]);
    }

    [Fact]
    public async Task What_is_published_until_a_time_is_found_once_that_has_come_and_counts_as_published()
    {
        var end = new DateTimeOffset(2026, 3, 4, 5, 6, 0, TimeSpan.Zero);
        var (due, later, endless) = (await ExpiringAsync(end), await ExpiringAsync(end.AddMilliseconds(1)), await ExpiringAsync(end: null));

        var found = await _queries.ListAsync(StageRange.ExpiredBy(end), after: null, Token).Select(row => row.Id).ToListAsync(Token);

        found.ShouldContain(due);
        found.ShouldNotContain(later);
        found.ShouldNotContain(endless);
        var published = await _queries.ListAsync(StageRange.In(ArticleStage.Published), after: null, Token)
            .Where(row => row.Id == due || row.Id == later || row.Id == endless).ToListAsync(Token);
        published.Count.ShouldBe(3);
        published.ShouldAllBe(row => !row.IsStale(Current));
    }

    [Fact]
    public async Task An_embargo_that_moves_moves_the_row()
    {
        var end = new DateTimeOffset(2027, 3, 4, 5, 6, 0, TimeSpan.Zero);
        var id = await HoldAsync(end);

        await _ledger.UpdateAsync(id, null, row => row is null ? null : row with { EmbargoedUntil = end.AddHours(1) }, Token);

        (await _queries.ListAsync(StageRange.In(ArticleStage.Embargoed), after: null, Token).CountAsync(row => row.Id == id, Token))
            .ShouldBe(1);
        (await _queries.ListAsync(StageRange.EmbargoedUntil(end), after: null, Token).AnyAsync(row => row.Id == id, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_goes_on_after_any_row()
    {
        await Parallel.ForAsync(0, 60, Token, async (_, _) => await PublishAsync(Current));
        var range = new StageRange($"Published:{Current.In(ArticleStage.Published)}:", $"Published:{Current.In(ArticleStage.Published)};");
        var all = await _queries.ListAsync(range, after: null, Token).ToListAsync(Token);
        all.Count.ShouldBeGreaterThanOrEqualTo(60);

        foreach (var last in new[] { 0, 7, 31, all.Count - 1 })
        {
            (await _queries.ListAsync(range, all[last].Key, Token).ToListAsync(Token)).ShouldBe(all[(last + 1)..]);
        }
    }

    [Fact]
    public void A_key_reads_as_it_was_written() =>
        Gen.Select(Gen.Enum<ArticleStage>(), Gen.DateTimeOffset, Gen.Int[0, 99]).Sample((stage, time, version) =>
        {
            var versions = new StageVersions(version, $"entities.{version} summary.1", version, version);
            var row = StageRow.Of(Entry(Some.Id, stage, versions) with { StageAt = time });

            StageRow.Parse(row.Key).Key.ShouldBe(row.Key);
        });

    /// <summary>The table's share of issue 10: a stage asks once and writes once.</summary>
    [Fact]
    public async Task An_article_costs_one_write_a_stage()
    {
        var requests = new RequestCounter();
        var options = new TableClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        var ledger = new TableLedger(new TableServiceClient(storage.Azurite.ConnectionString, options), TimeProvider.System);
        var id = Some.Id;

        foreach (var stage in new[] { ArticleStage.Cleaned, ArticleStage.Enriched, ArticleStage.Published })
        {
            var known = await ledger.FindAsync(id, Token);
            await ledger.UpdateAsync(id, known, row => (row ?? Entry(id, stage, Old)) with { Stage = stage }, Token);
        }

        // Three reads and three writes.
        requests.Count.ShouldBe(6);
    }

    private async Task<ArticleId> PublishAsync(StageVersions versions)
    {
        var id = Some.Id;
        await _ledger.UpdateAsync(id, null, _ => Entry(id, ArticleStage.Published, versions), Token);
        return id;
    }

    private async Task<List<ArticleStage>> StagesOfAsync(ArticleId id) =>
        await _queries.ListAsync(StageRange.All, after: null, Token).Where(row => row.Id == id).Select(row => row.Stage).ToListAsync(Token);

    private async Task<ArticleId> ExpiringAsync(DateTimeOffset? end)
    {
        var id = Some.Id;
        await _ledger.UpdateAsync(id, null, _ => Entry(id, ArticleStage.Published, Current) with { ExpiresAt = end }, Token);
        return id;
    }

    private async Task<ArticleId> HoldAsync(DateTimeOffset? end)
    {
        var id = Some.Id;
        await _ledger.UpdateAsync(id, null, _ => Entry(id, ArticleStage.Embargoed, Old) with { EmbargoedUntil = end }, Token);
        return id;
    }

    private static LedgerEntry Entry(ArticleId id, ArticleStage stage, StageVersions versions) => new()
    {
        Id = id,
        Name = "name",
        Stage = stage,
        CleanerVersion = versions.Cleaner,
        Features = versions.Features,
        PublisherVersion = versions.Publisher,
        IndexVersion = versions.Index,
    };

    private sealed class RequestCounter : HttpPipelineSynchronousPolicy
    {
        private int _count;

        public int Count => _count;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
    }
}
