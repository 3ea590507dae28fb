namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>
/// Two revisions and a removal of one file, over the orders of the stages' calls, handed over directly and through the queues. A file that
/// is there ends published in its newest revision, found once; one that is gone ends withdrawn everywhere, and who had it knows. That is so
/// before the scheduled round; only after a death at a request to the index, or a late request of a run that went on, it is so after it.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int Unlimited = int.MaxValue;
    private const string First =
        "The old harbour bridge of Port Ellery was opened again on Monday by the mayor, who thanked all of the many workers for the "
        + "repairs that they had made.";
    private const string Second =
        "The new harbour bridge of Port Ellery was closed again on Friday by the mayor, who blamed all of the many workers for the repairs "
        + "that they had made.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="before">What was published before: 1 the first content, 2 the second.</param>
    /// <param name="events">What happens: 1 and 2 a drop, - the removal.</param>
    /// <param name="preemptions">How often a run that could go on may have to wait for another.</param>
    [Theory]
    [InlineData("", "12", 2)]
    [InlineData("", "12-", 1)]
    [InlineData("", "1-", 2)]
    [InlineData("", "1-1", 1)]
    [InlineData("1", "2", Unlimited)]
    [InlineData("1", "-", Unlimited)]
    [InlineData("1", "-1", 2)]
    [InlineData("1", "-2", 2)]
    [InlineData("1", "2-", 2)]
    public async Task Every_order_of_the_calls_ends_right(string before, string events, int preemptions)
    {
        await ExploreAsync(
            hasConditions => new Scenario(Contents(before), Contents(events), hasConditions) { MaxPreemptions = preemptions });
    }

    [Theory]
    [InlineData("", "1", 1)]
    [InlineData("", "1-", 1)]
    [InlineData("1", "2", 1)]
    [InlineData("1", "-", Unlimited)]
    [InlineData("1", "-1", 1)]
    [InlineData("1", "-2", 1)]
    [InlineData("1", "2-", 1)]
    public async Task A_run_that_dies_at_any_call_and_whose_request_may_arrive_late_is_made_good(
        string before, string events, int preemptions)
    {
        await ExploreAsync(
            hasConditions => new Scenario(Contents(before), Contents(events), hasConditions, Crashes: 1)
            {
                MaxPreemptions = preemptions,
            });
    }

    [Theory]
    [InlineData("1", "2", 1)]
    [InlineData("1", "-", 2)]
    [InlineData("1", "-1", 1)]
    [InlineData("1", "2-", 1)]
    public async Task A_message_that_is_delivered_twice_changes_nothing(string before, string events, int preemptions)
    {
        await ExploreAsync(
            hasConditions => new Scenario(Contents(before), Contents(events), hasConditions, Redeliveries: 1)
            {
                MaxPreemptions = preemptions,
            });
    }

    private static string[] Contents(string events) => [.. events.Select(character => character switch
    {
        '1' => First,
        '2' => Second,
        _ => null!,
    })];

    private async Task ExploreAsync(Func<bool, Scenario> create)
    {
        foreach (var way in Enum.GetValues<Way>())
        {
            using var stages = new Stages(way);
            foreach (var hasConditions in new[] { true, false })
            {
                await ExploreAsync(stages, create(hasConditions) with { HasLateRows = way == Way.Mixed }, way);
            }
        }
    }

    private async Task ExploreAsync(Stages stages, Scenario scenario, Way way)
    {
        var explorer = new Explorer(stages, scenario);

        // Away from xunit's context: a run goes on right where the schedule lets it.
        await Task.Run(() => explorer.RunAsync(Token), Token);

        output.WriteLine($"{way}: {explorer.Runs:N0} schedules, {explorer.States:N0} states, {explorer.Ends:N0} ends.");
        explorer.Faults.ShouldBeEmpty(way.ToString());
        explorer.Ends.ShouldBeGreaterThan(0);
    }
}
