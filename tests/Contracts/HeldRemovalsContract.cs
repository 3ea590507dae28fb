using Pipeline.Articles.Removals;

namespace Pipeline.Contracts;

/// <summary>What every store of held removals does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class HeldRemovalsContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    protected abstract IHeldRemovals Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_removal_reads_as_it_was_put_there_and_stays_as_it_was_first()
    {
        var removal = new HeldRemoval($"wire/{Guid.NewGuid()}/straße & \"?\" #1.html", Noon);
        await Store.AddAsync([removal], Token);

        await Store.AddAsync([removal with { HeldAt = Noon.AddHours(1) }, Made(), removal], Token);

        (await FindAsync(removal.Name)).ShouldBe(removal);
    }

    [Fact]
    public async Task More_than_one_request_takes_are_kept_and_taken_off_and_what_is_not_there_is_no_error()
    {
        HeldRemoval[] removals = [.. Enumerable.Range(0, 250).Select(_ => Made())];
        await Store.AddAsync(removals, Token);
        var listed = await Store.ListAsync(Token).ToListAsync(Token);
        removals.ShouldBeSubsetOf(listed);

        string[] names = [.. removals.Select(removal => removal.Name)];
        await Store.RemoveAsync([.. names, "never there"], Token);
        await Store.RemoveAsync(names, Token);

        (await Store.ListAsync(Token).Select(removal => removal.Name).ToListAsync(Token)).Intersect(names).ShouldBeEmpty();
    }

    private static HeldRemoval Made() => new($"{Guid.NewGuid()}.txt", Noon);

    private async Task<HeldRemoval?> FindAsync(string name) =>
        await Store.ListAsync(Token).SingleOrDefaultAsync(removal => removal.Name == name, Token);
}
