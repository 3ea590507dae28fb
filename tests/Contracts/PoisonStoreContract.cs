using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;

namespace Pipeline.Contracts;

/// <summary>What every store of poisoned messages does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class PoisonStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    protected abstract IPoisonStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_reads_as_it_was_put_there()
    {
        var record = Record() with
        {
            ArticleId = ArticleId.FromName("a.html"),
            Name = "a.html",
            FailedIn = "EnrichArticle",
            Message = new string('x', 60_000) + " 🙂 <&>",
        };

        await Store.AddAsync(record, Token);

        (await Store.FindAsync(record.Id, Token)).ShouldBe(record);
        (await Store.FindAsync(Guid.NewGuid().ToString(), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_that_take_an_open_record_at_once_one_has_it_until_its_time_is_over_or_it_is_settled()
    {
        var record = Record();
        await Store.AddAsync(record, Token);

        (await TakeAsync(Noon)).ShouldBe(1);
        (await TakeAsync(Noon.AddSeconds(59))).ShouldBe(0);
        (await TakeAsync(Noon.AddSeconds(61))).ShouldBe(1);
        (await Store.FindAsync(record.Id, Token)).ShouldBe(record);

        await Store.SettleAsync(record with { State = PoisonState.Replayed, SettledAt = Noon, SettledBy = "anna" }, Token);
        (await TakeAsync(Noon.AddHours(1))).ShouldBe(0);
        (await Store.FindAsync(record.Id, Token))!.SettledBy.ShouldBe("anna");
        (await Store.TryTakeAsync("none", Noon, TimeSpan.FromMinutes(1), Token)).ShouldBeFalse();

        async Task<int> TakeAsync(DateTimeOffset now) => (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Task.Run(() => Store.TryTakeAsync(record.Id, now, TimeSpan.FromMinutes(1), Token), Token)))).Count(taken => taken);
    }

    [Fact]
    public async Task One_that_is_there_is_not_written_over()
    {
        var record = Record();
        await Store.AddAsync(record, Token);

        await Store.AddAsync(record with { Reason = "second" }, Token);

        (await Store.FindAsync(record.Id, Token)).ShouldBe(record);
    }

    [Fact]
    public async Task One_that_was_settled_is_found_but_not_open_and_is_not_opened_by_being_put_there_again()
    {
        var record = Record();
        await Store.AddAsync(record, Token);
        var settled = record with { State = PoisonState.Discarded, SettledAt = Noon.AddHours(1) };

        await Store.SettleAsync(settled, Token);
        await Store.AddAsync(record, Token);

        (await Store.FindAsync(record.Id, Token)).ShouldBe(settled);
        (await IsListedAsync(record, openOnly: true)).ShouldBeFalse();
        (await IsListedAsync(record, openOnly: false)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_open_ones_are_listed_once()
    {
        var record = Record();
        await Store.AddAsync(record, Token);

        (await IsListedAsync(record, openOnly: true)).ShouldBeTrue();
        (await IsListedAsync(record, openOnly: false)).ShouldBeTrue();
    }

    private static PoisonRecord Record() => new()
    {
        Id = Guid.NewGuid().ToString(),
        Queue = StorageNames.ToEnrich,
        Message = "message",
        Reason = "first",
        PoisonedAt = Noon,
        RecordedAt = Noon.AddMinutes(1),
    };

    private async Task<bool> IsListedAsync(PoisonRecord record, bool openOnly) =>
        await Store.ListAsync(openOnly, Token).CountAsync(listed => listed.Id == record.Id, Token) switch
        {
            0 => false,
            var count => count == 1 ? true : throw new ShouldAssertException($"It is listed {count} times."),
        };
}
