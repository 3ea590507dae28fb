using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Contracts;

/// <summary>What every ledger does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class LedgerContract
{
    protected abstract ILedger Ledger { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static ArticleId NewId => ArticleId.FromName($"{Guid.NewGuid():N}.html");

    protected static LedgerEntry Entry(ArticleId id) =>
        new() { Id = id, Name = "a.html", Stage = ArticleStage.Cleaned, Sequence = 1, SourceETag = "etag" };

    /// <summary>Takes a row away behind the ledger's back.</summary>
    protected abstract Task LoseAsync(ArticleId id);

    [Fact]
    public async Task A_row_that_is_not_there_is_null() => (await Ledger.FindAsync(NewId, Token)).ShouldBeNull();

    [Fact]
    public async Task Fifty_writers_at_once_lose_nothing()
    {
        var id = NewId;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            Ledger.UpdateAsync(id, null, row => (row ?? Entry(id)) with { Attempts = (row?.Attempts ?? 0) + 1 }, Token)));

        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull().Attempts.ShouldBe(50);
    }

    [Fact]
    public async Task A_known_row_that_is_current_is_changed_at_the_first_try()
    {
        var id = NewId;
        var known = await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        var calls = 0;

        var updated = await Ledger.UpdateAsync(
            id,
            known,
            row =>
            {
                calls++;
                return row! with { Attempts = 7 };
            },
            Token);

        calls.ShouldBe(1);
        updated.ShouldNotBeNull().ETag.ShouldNotBe(known!.ETag);
        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull()
            .ShouldSatisfyAllConditions(row => row.ETag.ShouldBe(updated.ETag), row => row.Attempts.ShouldBe(7));
    }

    [Fact]
    public async Task A_known_row_that_is_stale_is_tried_first_and_then_the_one_that_stands()
    {
        var id = NewId;
        var known = await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        await Ledger.UpdateAsync(id, null, row => row is null ? null : row with { Sequence = 9 }, Token);
        List<int?> given = [];

        await Ledger.UpdateAsync(
            id,
            known,
            row =>
            {
                given.Add(row?.Sequence);
                return row! with { Attempts = row.Attempts + 1 };
            },
            Token);

        given.ShouldBe([1, 9]);
        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull()
            .ShouldSatisfyAllConditions(row => row.Sequence.ShouldBe(9), row => row.Attempts.ShouldBe(1));
    }

    [Fact]
    public async Task Without_a_known_row_it_is_tried_first_as_if_there_were_none()
    {
        var id = NewId;
        await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        List<bool> given = [];

        var row = await Ledger.UpdateAsync(
            id,
            null,
            stored =>
            {
                given.Add(stored is not null);
                return (stored ?? Entry(id)) with { Attempts = 3 };
            },
            Token);

        given.ShouldBe([false, true]);
        row.ShouldNotBeNull().Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task No_change_writes_nothing_and_returns_the_row_as_it_now_stands()
    {
        var id = NewId;
        var known = await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        var newer = await Ledger.UpdateAsync(id, null, row => row is null ? null : row with { Sequence = 2 }, Token);

        var returned = await Ledger.UpdateAsync(id, known, _ => null, Token);

        returned.ShouldNotBeNull().ETag.ShouldBe(newer!.ETag);
        returned.Sequence.ShouldBe(2);
        (await Ledger.UpdateAsync(NewId, null, _ => null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_known_row_that_was_removed_is_offered_as_missing()
    {
        var id = NewId;
        var known = await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        await LoseAsync(id);

        await Ledger.UpdateAsync(id, known, row => row is null ? Entry(id) with { Sequence = 5 } : row with { Attempts = 1 }, Token);

        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull()
            .ShouldSatisfyAllConditions(row => row.Sequence.ShouldBe(5), row => row.Attempts.ShouldBe(0));
    }

    [Fact]
    public async Task Changes_that_are_not_stored_are_stored_with_the_next_one()
    {
        var id = NewId;
        var stored = await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        var unsaved = UnsavedChange.Make(stored, row => row! with { Title = "The bridge" });

        (await Ledger.FindAsync(id, Token))!.Title.ShouldBeNull("it is not stored yet");
        var updated = await Ledger.UpdateAsync(id, unsaved, row => row! with { Attempts = row.Title is null ? -1 : 7 }, Token);

        updated.ShouldNotBeNull().Unsaved.ShouldBeNull();
        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            row => row.Title.ShouldBe("The bridge"), row => row.Attempts.ShouldBe(7), row => row.ETag.ShouldBe(updated.ETag));
    }

    [Fact]
    public async Task Changes_that_are_not_stored_are_made_again_over_the_row_of_another_writer()
    {
        var id = NewId;
        var unsaved = UnsavedChange.Make(null, row => (row ?? Entry(id)) with { Title = "The bridge" });
        await Ledger.UpdateAsync(id, null, _ => Entry(id) with { Sequence = 5 }, Token);

        await Ledger.UpdateAsync(id, unsaved, row => row! with { Attempts = 7 }, Token);

        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            row => row.Sequence.ShouldBe(5), row => row.Title.ShouldBe("The bridge"), row => row.Attempts.ShouldBe(7));
    }

    [Fact]
    public async Task Changes_that_are_not_stored_are_stored_though_the_next_one_changes_nothing()
    {
        var id = NewId;
        var unsaved = UnsavedChange.Make(null, row => (row ?? Entry(id)) with { Title = "The bridge" });

        await Ledger.UpdateAsync(id, unsaved, _ => null, Token);

        (await Ledger.FindAsync(id, Token)).ShouldNotBeNull().Title.ShouldBe("The bridge");
    }

    [Fact]
    public async Task A_row_of_another_article_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(Ledger.UpdateAsync(NewId, null, _ => Entry(NewId), Token));

    [Fact]
    public async Task A_row_waits_in_its_stage_from_when_it_came_there()
    {
        var id = NewId;
        var first = await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);

        var same = await Ledger.UpdateAsync(id, first, row => row! with { Title = "A bridge" }, Token);

        first.ShouldNotBeNull().StageAt.ShouldNotBeNull();
        same.ShouldNotBeNull().StageAt.ShouldBe(first.StageAt);
        (await Ledger.UpdateAsync(id, same, row => row! with { Stage = ArticleStage.Enriched }, Token)).ShouldNotBeNull()
            .StageAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_has_every_row()
    {
        var ids = Enumerable.Range(0, 20).Select(_ => NewId).ToList();
        foreach (var id in ids)
        {
            await Ledger.UpdateAsync(id, null, _ => Entry(id), Token);
        }

        var listed = await Ledger.ListAsync(Token).Select(row => row.Id).ToListAsync(Token);

        ids.ShouldBeSubsetOf(listed);
        listed.ShouldBeUnique();
    }
}
