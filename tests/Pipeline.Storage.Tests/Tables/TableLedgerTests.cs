using Articles.Extraction;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Tables;

public sealed class TableLedgerTests(StorageFixture storage) : LedgerContract
{
    private readonly ILedger _ledger = storage.Get<ILedger>();

    protected override ILedger Ledger => _ledger;

    protected override async Task LoseAsync(ArticleId id) =>
        await storage.Get<TableServiceClient>().GetTableClient("articles")
            .DeleteEntityAsync(id.ToString()[..1], $"a:{id}", cancellationToken: Token);

    [Fact]
    public async Task A_row_reads_as_it_was_written()
    {
        var entry = FullEntry();

        var written = await _ledger.UpdateAsync(entry.Id, null, _ => entry, Token);

        var read = await _ledger.FindAsync(entry.Id, Token);
        read.ShouldNotBeNull().ETag.ShouldNotBeNullOrEmpty();
        read.ETag.ShouldBe(written!.ETag);
        read.StageAt.ShouldNotBeNull();
        read.ShouldBeEquivalentTo(
            entry with
            {
                ETag = read.ETag,
                StageAt = read.StageAt,
                Delivered = read.Delivered,
                Recipients = read.Recipients,
                OtherFiles = read.OtherFiles,
            });
        read.OtherFiles.ShouldBe(entry.OtherFiles);
        read.Delivered.ShouldBe(entry.Delivered);
        read.Recipients.ShouldBe(entry.Recipients);
    }

    [Fact]
    public async Task What_is_taken_away_is_gone()
    {
        var entry = FullEntry();
        await _ledger.UpdateAsync(entry.Id, null, _ => entry, Token);

        await _ledger.UpdateAsync(
            entry.Id, null, stored =>
            stored is null ? null : stored with
            {
                Reason = null,
                Part = null,
                Item = null,
                IsKilled = false,
                EmbargoedUntil = null,
                ExpiresAt = null,
                Delivered = [],
                PublishedAt = null,
            },
            Token);

        var read = (await _ledger.FindAsync(entry.Id, Token)).ShouldNotBeNull();
        read.Reason.ShouldBeNull();
        read.Part.ShouldBeNull();
        (read.Item, read.IsKilled, read.EmbargoedUntil, read.ExpiresAt).ShouldBe((null, false, null, null));
        read.PublishedAt.ShouldBeNull();
        read.Delivered.ShouldBeEmpty();
        read.Title.ShouldBe(entry.Title);
    }

    [Fact]
    public async Task A_text_too_long_for_a_column_is_cut_between_characters()
    {
        var entry =
            Entry(Some.Id) with
            {
                Title = "x"
            + string.Concat(Enumerable.Repeat("🙂", 20_000)),
                Reason = new RejectionReason("code", new string('m', 40_000))
            };

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

    private static LedgerEntry FullEntry()
    {
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);
        return new LedgerEntry
        {
            Id = Some.Id,
            Name = "feeds/naïve 🙂.json",
            Part = "https://example.org/a?b=c",
            Item = new ItemVersion
            {
                Provider = "Ostermark Wire",
                Id = "urn:newsml:ostermark.test:1",
                Version = "3",
                CreatedAt = at.AddHours(-2),
                ReceivedAt = at.AddHours(-1),
            },
            IsKilled = true,
            EmbargoedUntil = at.AddDays(1),
            ExpiresAt = at.AddDays(2),
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
            Omitted = new Dictionary<string, long> { ["status 404"] = 2, ["image"] = 5_000_000_000 },
            Attempts = 8,
            Reason = new RejectionReason("throttled", "Text analytics asked to wait."),
            FailedIn = "EnrichArticle",
            TextRecords = 9,
            Delivered = ["all, of it", "news-de"],
            Recipients = ["all, of it", "older"],
            OtherFiles =
            [
                new OtherFile("feeds/other, \"2\".xml"),
                new OtherFile(
                    "crawls/a.warc.gz",
                    "urn:uuid:1",
                    new ItemVersion { Id = "https://x.test/ä", CreatedAt = at, ReceivedAt = at, IsCapture = true, Place = "12+3" }),
            ],
            FirstSeenAt = at.AddSeconds(-1),
            ClusterId = Some.Id,
            DuplicateOf = Some.Id,
            WithdrawnAt = at.AddSeconds(3),
        };
    }
}
