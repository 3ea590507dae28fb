using Articles.TextAnalytics;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment.Requests;

/// <summary>The day's cap: kept to, and used up by articles that fit, whatever they share a request with.</summary>
public sealed class DailyBudgetTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);
    private static readonly string Short = "The market hall of Port Ellery opens on Monday.";

    [Fact]
    public async Task A_request_that_is_larger_than_what_is_left_shrinks_to_what_fits()
    {
        using var pipeline = WithCap(3);

        var outcomes = await EnrichAsync(pipeline, [.. Enumerable.Range(0, 5).Select(number => $"{number}: {Short}")]);

        outcomes.ShouldBe([true, true, true, false, false]);
        pipeline.Analytics.Calls.ShouldBe([("entities", 3)]);
        pipeline.Budget[Today(pipeline)].ShouldBe(3);
    }

    [Fact]
    public async Task A_long_article_does_not_make_short_ones_wait_that_fit()
    {
        using var pipeline = WithCap(4);

        var outcomes = await EnrichAsync(pipeline, [Long(7_000), $"1: {Short}", $"2: {Short}"]);

        outcomes.ShouldBe([false, true, true]);
        pipeline.Budget[Today(pipeline)].ShouldBe(2);
    }

    [Fact]
    public async Task Half_an_article_is_not_paid_for_in_place_of_a_whole_one()
    {
        using var pipeline = WithCap(6);

        // Seven records in two texts, of which the first alone would fit.
        var outcomes = await EnrichAsync(pipeline, [Long(7_000), Long(1_500), Long(2_500)]);

        outcomes.ShouldBe([false, true, true]);
        pipeline.Budget[Today(pipeline)].ShouldBe(5);
    }

    [Fact]
    public async Task When_nothing_is_left_all_wait_for_the_next_day_and_nothing_is_sent()
    {
        using var pipeline = WithCap(1);
        (await EnrichAsync(pipeline, [Short])).ShouldBe([true]);

        (await EnrichAsync(pipeline, [$"1: {Short}", $"2: {Short}"])).ShouldBe([false, false]);

        pipeline.Analytics.Calls.ShouldBe([("entities", 1)]);
        pipeline.Time.Advance(TimeSpan.FromDays(1));
        (await EnrichAsync(pipeline, [$"1: {Short}"])).ShouldBe([true]);
    }

    private static MemoryPipeline WithCap(int records) => new(
        ("Enrichment:CoalescingDelay", "00:00:00.050"), ("Enrichment:Features", "Entities"), ("Enrichment:MaxRetries", "0"),
        ("Language:DailyTextRecords", $"{records}"));

    private static string Long(int characters) =>
        string.Concat(Enumerable.Repeat($"{characters}. {Short} ", (characters / (Short.Length + 6)) + 1))[..characters];

    private static DateOnly Today(MemoryPipeline pipeline) => DateOnly.FromDateTime(pipeline.Time.GetUtcNow().UtcDateTime);

    /// <summary>Enriches texts at the same time, and says of each whether it was; the others were deferred to the next day.</summary>
    private static async Task<IReadOnlyList<bool>> EnrichAsync(MemoryPipeline pipeline, IReadOnlyList<string> texts)
    {
        var articles = texts.Select((text, number) => EnrichAsync(pipeline, text, $"{number}.txt")).ToList();
        await pipeline.AdvanceUntilAsync(Task.WhenAll(articles), Delay);
        return await Task.WhenAll(articles);
    }

    private static async Task<bool> EnrichAsync(MemoryPipeline pipeline, string text, string name)
    {
        try
        {
            await pipeline.Analyzer.EnrichAsync(Some.Cleaned(text, name), TestContext.Current.CancellationToken);
            return true;
        }
        catch (AnalysisDeferredException exception)
        {
            exception.Until.ShouldBe(new DateTimeOffset(Today(pipeline).AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
            return false;
        }
    }
}
