using Articles.TextAnalytics;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

/// <summary>
/// Two hundred articles on the service's worst days, over simulated time: nothing is lost, nothing is poisoned, no more than the budget is
/// spent, and an open circuit is tried once a break.
/// </summary>
public sealed class FaultTests : IDisposable
{
    private const int Articles = 200;
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private readonly List<MemoryPipeline> _pipelines = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipelines.ForEach(pipeline => pipeline.Dispose());

    [Fact]
    public async Task An_hour_of_429_with_retry_after()
    {
        var (pipeline, host) = Create();
        var calls = FailFor(pipeline, Hour, (_, _) => throw Failure(TextAnalyticsErrorKind.Throttled, "429", RetryAfter));

        await host.RunAsync(Hour * 8, TimeSpan.FromSeconds(2), Token);

        AllAreEnriched(pipeline, host);

        // One answer holds back every article and feature: no call is made before the time that it named.
        var times = calls.Distinct().ToList();
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= RetryAfter);
        calls.Count.ShouldBeLessThanOrEqualTo((int)(Hour / RetryAfter));
    }

    [Fact]
    public async Task An_hour_of_503()
    {
        var (pipeline, host) = Create();
        var calls = FailFor(pipeline, Hour, (_, _) => throw Failure(TextAnalyticsErrorKind.Transient, "ServiceUnavailable", null));

        await host.RunAsync(Hour * 8, TimeSpan.FromSeconds(5), Token);

        AllAreEnriched(pipeline, host);
        CallsInBreaksAreProbes(calls);
    }

    [Fact]
    public async Task An_hour_without_an_answer()
    {
        var (pipeline, host) = Create();
        FailFor(pipeline, Hour, (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, pipeline.Time, token));

        await host.RunAsync(Hour * 8, TimeSpan.FromSeconds(5), Token);

        AllAreEnriched(pipeline, host);
    }

    [Fact]
    public async Task An_hour_of_answers_to_other_questions()
    {
        var (pipeline, host) = Create();
        var start = pipeline.Time.GetUtcNow();
        pipeline.Analytics.AnswerId = id => pipeline.Time.GetUtcNow() - start < Hour ? id + "0" : id;

        await host.RunAsync(Hour * 8, TimeSpan.FromSeconds(5), Token);

        AllAreEnriched(pipeline, host);
    }

    [Fact]
    public async Task An_hour_of_answers_that_cannot_be_read()
    {
        var (pipeline, host) = Create();
        FailFor(pipeline, Hour, (_, _) => throw Failure(TextAnalyticsErrorKind.Transient, TextAnalyticsError.InvalidAnswer, null));

        await host.RunAsync(Hour * 8, TimeSpan.FromSeconds(5), Token);

        AllAreEnriched(pipeline, host);
    }

    [Fact]
    public async Task A_budget_for_a_third_takes_three_days_and_no_day_spends_more()
    {
        const int Cap = 400;
        var (pipeline, host) = Create(("Language:DailyTextRecords", "400"));
        var billed = new Dictionary<DateOnly, int>();
        pipeline.Analytics.OnDocuments = (_, documents) =>
        {
            lock (billed)
            {
                var day = DateOnly.FromDateTime(pipeline.Time.GetUtcNow().UtcDateTime);
                billed[day] = billed.GetValueOrDefault(day) + documents.Count;
                return Task.CompletedTask;
            }
        };

        await host.RunAsync(TimeSpan.FromDays(6), TimeSpan.FromMinutes(2), Token);

        AllAreEnriched(pipeline, host);
        billed.Values.Sum().ShouldBe(Articles * 5);
        billed.Values.ShouldAllBe(records => records <= Cap);
        billed.Count.ShouldBeInRange(3, 4);
        pipeline.Enriched.All.Sum(article => article.TextRecords).ShouldBe(Articles * 5);
    }

    [Fact]
    public async Task Articles_that_are_put_off_together_do_not_come_back_together()
    {
        var (pipeline, host) = Create();
        pipeline.Analytics.OnCall = (_, _) => throw Failure(TextAnalyticsErrorKind.Transient, "ServiceUnavailable", null);

        await host.RunAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), Token);

        pipeline.Queue.Sent.Count.ShouldBeGreaterThan(100);
        pipeline.Queue.Sent.GroupBy(sent => sent.Pointer.NotBefore!.Value.ToUnixTimeSeconds()).Max(second => second.Count())
            .ShouldBeLessThan(Articles / 10);
    }

    private static TextAnalyticsException Failure(TextAnalyticsErrorKind kind, string code, TimeSpan? retryAfter) =>
        new(new TextAnalyticsError(kind, code, "a bad day"), retryAfter);

    /// <summary>Fails every call for so long.</summary>
    /// <returns>When the calls were that failed.</returns>
    private static List<DateTimeOffset> FailFor(MemoryPipeline pipeline, TimeSpan time, Func<string, CancellationToken, Task> fail)
    {
        var calls = new List<DateTimeOffset>();
        var end = pipeline.Time.GetUtcNow() + time;
        pipeline.Analytics.OnCall = (feature, token) =>
        {
            if (pipeline.Time.GetUtcNow() >= end)
            {
                return Task.CompletedTask;
            }

            lock (calls)
            {
                calls.Add(pipeline.Time.GetUtcNow());
            }

            return fail(feature, token);
        };
        return calls;
    }

    private static void AllAreEnriched(MemoryPipeline pipeline, SimulatedHost host)
    {
        host.Poisoned.ShouldBeEmpty();
        host.Left.ShouldBe(0);
        pipeline.Enriched.All.Count.ShouldBe(Articles);
        pipeline.Enriched.All.ShouldAllBe(article => article.Missing.Count == 0);
    }

    /// <summary>The circuit opened, and what was called after that is at most one a break, over all features.</summary>
    private static void CallsInBreaksAreProbes(List<DateTimeOffset> calls)
    {
        var opened = calls.Take(40).Zip(calls.Skip(1)).TakeWhile(pair => pair.Second - pair.First < Break).Count() + 1;
        opened.ShouldBeLessThan(40, "The circuit never opened.");
        calls.Skip(opened).Zip(calls.Skip(opened + 1)).ShouldAllBe(pair => pair.Second - pair.First >= Break);
        calls.Count.ShouldBeLessThanOrEqualTo(opened + (int)(Hour / Break));
    }

    private (MemoryPipeline Pipeline, SimulatedHost Host) Create(params (string Key, string Value)[] settings)
    {
        var pipeline = new MemoryPipeline([("Enrichment:BreakDuration", Break.ToString()), .. settings]);
        _pipelines.Add(pipeline);
        var host = new SimulatedHost(pipeline, concurrency: 24);
        for (var number = 0; number < Articles; number++)
        {
            var article = Some.Cleaned($"Item {number:D4} is on sale in the market hall of Port Ellery from Monday.", $"{number}.txt");
            pipeline.Cleaned.TryWriteAsync(article, null, Token).Result.ShouldNotBeNull();
            host.Add(new ArticlePointer(article.Id, article.Revision));
        }

        return (pipeline, host);
    }
}
