using Azure.Data.Tables;
using Pipeline.Articles;

namespace Pipeline.Storage.Tests;

public sealed class TableLedgerTests(StorageFixture storage)
{
    private readonly ILedger _ledger = storage.Get<ILedger>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_that_is_not_there_is_null() =>
        (await _ledger.FindAsync(Some.Id, Token)).ShouldBeNull();

    [Fact]
    public async Task A_row_reads_as_it_was_written()
    {
        var entry = FullEntry();

        var written = await _ledger.UpdateAsync(entry.Id, null, _ => entry, Token);

        var read = await _ledger.FindAsync(entry.Id, Token);
        read.ShouldNotBeNull().ETag.ShouldNotBeNullOrEmpty();
        read.ETag.ShouldBe(written!.ETag);
        read.StageAt.ShouldNotBeNull();
        read.ShouldBeEquivalentTo(entry with { ETag = read.ETag, StageAt = read.StageAt, Delivered = read.Delivered, Recipients = read.Recipients });
        read.Delivered.ShouldBe(entry.Delivered);
        read.Recipients.ShouldBe(entry.Recipients);
    }

    [Fact]
    public async Task What_is_taken_away_is_gone()
    {
        var entry = FullEntry();
        await _ledger.UpdateAsync(entry.Id, null, _ => entry, Token);

        await _ledger.UpdateAsync(entry.Id, null, stored => stored is null ? null : stored with { Reason = null, Part = null, Delivered = [], PublishedAt = null }, Token);

        var read = (await _ledger.FindAsync(entry.Id, Token)).ShouldNotBeNull();
        read.Reason.ShouldBeNull();
        read.Part.ShouldBeNull();
        read.PublishedAt.ShouldBeNull();
        read.Delivered.ShouldBeEmpty();
        read.Title.ShouldBe(entry.Title);
    }

    [Fact]
    public async Task Fifty_writers_at_once_lose_nothing()
    {
        var id = Some.Id;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _ledger.UpdateAsync(id, null, row => (row ?? Entry(id)) with { Attempts = (row?.Attempts ?? 0) + 1 }, Token)));

        (await _ledger.FindAsync(id, Token)).ShouldNotBeNull().Attempts.ShouldBe(50);
    }

    [Fact]
    public async Task A_known_row_that_is_current_is_written_without_another_look()
    {
        var id = Some.Id;
        var known = await _ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        var calls = 0;

        var updated = await _ledger.UpdateAsync(id, known, row =>
        {
            calls++;
            return row! with { Attempts = 7 };
        }, Token);

        calls.ShouldBe(1);
        updated.ShouldNotBeNull().ETag.ShouldNotBe(known!.ETag);
        (await _ledger.FindAsync(id, Token)).ShouldBe(updated with { Delivered = [] }, new EntryComparer());
    }

    [Fact]
    public async Task A_known_row_that_is_stale_is_read_again_before_it_is_changed()
    {
        var id = Some.Id;
        var known = await _ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        await _ledger.UpdateAsync(id, null, row => row is null ? null : row with { Sequence = 9 }, Token);

        await _ledger.UpdateAsync(id, known, row => row! with { Attempts = row.Attempts + 1 }, Token);

        var read = (await _ledger.FindAsync(id, Token)).ShouldNotBeNull();
        read.Sequence.ShouldBe(9);
        read.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task No_change_writes_nothing_and_returns_the_row_as_it_now_stands()
    {
        var id = Some.Id;
        var known = await _ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        var newer = await _ledger.UpdateAsync(id, null, row => row is null ? null : row with { Sequence = 2 }, Token);

        var returned = await _ledger.UpdateAsync(id, known, _ => null, Token);

        returned.ShouldNotBeNull().ETag.ShouldBe(newer!.ETag);
        returned.Sequence.ShouldBe(2);
        (await _ledger.UpdateAsync(Some.Id, null, _ => null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_known_row_that_was_removed_is_offered_as_missing()
    {
        var id = Some.Id;
        var known = await _ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        await storage.Get<TableServiceClient>().GetTableClient("articles").DeleteEntityAsync(id.ToString()[..1], $"a:{id}", cancellationToken: Token);

        await _ledger.UpdateAsync(id, known, row => row is null ? Entry(id) with { Sequence = 5 } : row with { Attempts = 1 }, Token);

        (await _ledger.FindAsync(id, Token)).ShouldNotBeNull().Sequence.ShouldBe(5);
    }

    [Fact]
    public async Task A_row_of_another_article_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(_ledger.UpdateAsync(Some.Id, null, _ => Entry(Some.Id), Token));

    [Fact]
    public async Task A_text_too_long_for_a_column_is_cut_between_characters()
    {
        var entry = Entry(Some.Id) with { Title = "x" + string.Concat(Enumerable.Repeat("🙂", 20_000)), Reason = new RejectionReason("code", new string('m', 40_000)) };

        await _ledger.UpdateAsync(entry.Id, null, _ => entry, Token);

        var read = (await _ledger.FindAsync(entry.Id, Token)).ShouldNotBeNull();
        read.Title.ShouldNotBeNull().Length.ShouldBe(32 * 1024 - 1);
        entry.Title.ShouldStartWith(read.Title);
        read.Reason.ShouldNotBeNull().Message.Length.ShouldBe(32 * 1024);
    }

    [Fact]
    public async Task The_list_has_every_row_beyond_one_page()
    {
        var ids = Enumerable.Range(0, 1100).Select(_ => Some.Id).ToList();
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token },
            async (id, token) => await _ledger.UpdateAsync(id, Entry(id), _ => Entry(id), token));

        var listed = await _ledger.ListAsync(Token).Select(entry => entry.Id).ToHashSetAsync(cancellationToken: Token);

        ids.ShouldAllBe(id => listed.Contains(id));
    }

    private static LedgerEntry Entry(ArticleId id) => new() { Id = id, Name = "name", Stage = ArticleStage.Cleaned };

    private static LedgerEntry FullEntry()
    {
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);
        return new LedgerEntry
        {
            Id = Some.Id,
            Name = "feeds/naïve 🙂.json",
            Part = "https://example.org/a?b=c",
            Stage = ArticleStage.Failed,
            Revision = Revision.Of("x"u8),
            Sequence = 3,
            SourceETag = "0x8D",
            CleanETag = "0x8E",
            Title = "A \"headline\", with commas",
            CleanerVersion = 4,
            EnricherVersion = 5,
            PublisherVersion = 6,
            IndexVersion = 7,
            CleanedAt = at,
            EnrichedAt = at.AddSeconds(1),
            PublishedAt = at.AddSeconds(2),
            Parts = 7,
            Attempts = 8,
            Reason = new RejectionReason("throttled", "Text analytics asked to wait."),
            FailedIn = "EnrichArticle",
            TextRecords = 9,
            Delivered = ["all, of it", "news-de"],
            Recipients = ["all, of it", "older"],
            FirstSeenAt = at.AddSeconds(-1),
            ClusterId = Some.Id,
            DuplicateOf = Some.Id,
            WithdrawnAt = at.AddSeconds(3),
        };
    }

    private sealed class EntryComparer : IEqualityComparer<LedgerEntry?>
    {
        public bool Equals(LedgerEntry? x, LedgerEntry? y) => x! with { Delivered = [], Recipients = [] } == y! with { Delivered = [], Recipients = [] };

        public int GetHashCode(LedgerEntry? obj) => 0;
    }
}
