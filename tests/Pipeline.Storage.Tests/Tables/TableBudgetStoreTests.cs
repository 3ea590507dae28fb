using Articles.TextAnalytics;
using Articles.TextAnalytics.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Contracts;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Tables;

/// <summary>The day's cap on the real table, with as many instances as share it.</summary>
public sealed class TableBudgetStoreTests(StorageFixture storage) : BudgetStoreContract
{
    private const int Instances = 8;
    private const int Cap = 2000;

    private static int _day;

    // A day of its own a test: they share the table.
    private readonly FakeTimeProvider _time =
        new(new DateTimeOffset(2031, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(Interlocked.Increment(ref _day)));

    protected override IBudgetStore Store { get; } = storage.Get<IBudgetStore>();

    private DateOnly Day => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Concurrent_instances_never_spend_more_than_the_cap_and_leave_little_of_it()
    {
        var budgets = Enumerable.Range(0, Instances).Select(_ => NewBudget()).ToList();

        var spent = await Task.WhenAll(budgets.Select(budget => Task.Run(() => SpendAllAsync(budget), Token)));

        spent.Sum().ShouldBeLessThanOrEqualTo(Cap);
        spent.Sum().ShouldBeGreaterThan(Cap * 9 / 10);
        (await ReservedAsync(Day)).ShouldBeLessThanOrEqualTo(Cap);
        budgets.ForEach(budget => budget.Dispose());
    }

    [Fact]
    public async Task What_was_not_billed_is_given_back_and_after_the_instances_stop_the_row_tells_exactly_what_was()
    {
        var billed = 0;
        var budgets = Enumerable.Range(0, Instances).Select(_ => NewBudget()).ToList();
        await Task.WhenAll(budgets.Select((budget, instance) => Task.Run(
            async () =>
            {
                for (var request = 0; request < 10; request++)
                {
                    var reservation = await budget.ReserveAsync(5, Token);
                    var cost = (instance + request) % 6;
                    Interlocked.Add(ref billed, cost);
                    budget.Settle(reservation, cost);
                }
            },
            Token)));

        foreach (var budget in budgets)
        {
            await budget.DisposeAsync();
        }

        (await ReservedAsync(Day)).ShouldBe(billed);
    }

    [Fact]
    public async Task When_the_day_is_spent_the_next_one_begins_anew()
    {
        using var budget = NewBudget();
        await SpendAllAsync(budget);
        var deferred = await Should.ThrowAsync<AnalysisDeferredException>(() => budget.ReserveAsync(50, Token));
        deferred.Until.ShouldBe(new DateTimeOffset(_time.GetUtcNow().Date.AddDays(1), TimeSpan.Zero));
        Interlocked.Increment(ref _day);

        _time.Advance(TimeSpan.FromHours(12));

        (await budget.ReserveAsync(50, Token)).ShouldBe(new Reservation(Day, 50));
    }

    [Fact]
    public async Task The_days_are_no_articles()
    {
        using var budget = NewBudget();
        await budget.ReserveAsync(5, Token);

        await foreach (var entry in storage.Get<ILedger>().ListAsync(Token))
        {
            entry.Name.ShouldNotBeEmpty();
        }
    }

    private static async Task<int> SpendAllAsync(DailyBudget budget)
    {
        var spent = 0;
        while (true)
        {
            try
            {
                await budget.ReserveAsync(5, Token);
                spent += 5;
            }
            catch (AnalysisDeferredException)
            {
                return spent;
            }
        }
    }

    // Each instance with clients of its own, as a process has.
    private DailyBudget NewBudget()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>(StorageConnection.Section, storage.Azurite.ConnectionString)])
            .Build();
        var services = new ServiceCollection().AddPipelineStorage(configuration).BuildServiceProvider();
        return new DailyBudget(Cap, _time, services.GetRequiredService<IBudgetStore>());
    }
}
