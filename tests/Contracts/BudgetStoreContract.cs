using Articles.TextAnalytics;

namespace Pipeline.Contracts;

/// <summary>What every store of the day's budget does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class BudgetStoreContract
{
    // A day of its own a test: they share the table.
    private static int _days;

    private readonly DateOnly _day = new DateOnly(2041, 1, 1).AddDays(2 * Interlocked.Increment(ref _days));

    protected abstract IBudgetStore Store { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_begins_with_none() => (await ReservedAsync(_day)).ShouldBe(0);

    [Fact]
    public async Task What_is_added_and_given_back_is_the_days_own()
    {
        (await Store.AddAsync(_day, _ => 70, Token)).ShouldBe(70);
        (await Store.AddAsync(_day, _ => -20, Token)).ShouldBe(-20);
        (await Store.AddAsync(_day.AddDays(1), _ => 3, Token)).ShouldBe(3);

        (await ReservedAsync(_day)).ShouldBe(50);
        (await ReservedAsync(_day.AddDays(1))).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_to_be_added_may_depend_on_what_is_reserved()
    {
        await Store.AddAsync(_day, _ => 95, Token);

        (await Store.AddAsync(_day, reserved => Math.Min(10, 100 - reserved), Token)).ShouldBe(5);

        (await ReservedAsync(_day)).ShouldBe(100);
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing_and_stay_below_a_cap()
    {
        var added = await Task.WhenAll(
            Enumerable.Range(0, 30)
            .Select(_ => Task.Run(() => Store.AddAsync(_day, reserved => reserved + 7 <= 100 ? 7 : 0, Token), Token)));

        added.Sum().ShouldBe(98);
        (await ReservedAsync(_day)).ShouldBe(98);
    }

    /// <summary>How many are reserved for a day.</summary>
    protected async Task<int> ReservedAsync(DateOnly day)
    {
        var found = -1;
        (await Store.AddAsync(
            day,
            reserved =>
            {
                found = reserved;
                return 0;
            },
            Token)).ShouldBe(0);
        return found;
    }
}
