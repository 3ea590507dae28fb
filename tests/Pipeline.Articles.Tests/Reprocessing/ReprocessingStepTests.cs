using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reprocessing;

public sealed class ReprocessingStepTests : IDisposable
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(3);

    private readonly MemoryPipeline _pipeline = new(
        MemoryPipeline.Queued,
        ("Reprocessing:MaxArticles", "20"), ("Reprocessing:MaxPerMinute", "60"), ("Reprocessing:MaxBacklog", "10"),
        ("Reprocessing:GiveUpAfter", "10"),
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task What_is_as_the_present_versions_make_it_is_left_alone()
    {
        await PublishAsync(5);
        _pipeline.Time.Advance(LongAgo);

        var report = await RunAsync();

        report.Sent.ShouldBe(0);
        report.HasMore.ShouldBeFalse();
    }

    [Fact]
    public async Task What_an_older_cleaner_made_is_cleaned_enriched_and_published_again()
    {
        await PublishAsync(5);
        _pipeline.Deploy(cleanerVersion: 2);

        var report = await RunAsync();
        await _pipeline.RepeatAsync(Token);

        report.Stale.ShouldBe(5);
        Names(5).ShouldAllBe(name => _pipeline.Ledger[name].Stage == ArticleStage.Published && _pipeline.Ledger[name].CleanerVersion == 2);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task A_host_that_is_told_of_every_file_anew_leaves_what_an_older_cleaner_made_to_the_schedule()
    {
        await PublishAsync(2);
        _pipeline.Deploy(cleanerVersion: 2);

        await _pipeline.CleaningStep.RunAsync("0.txt", Token);

        _pipeline.Ledger["0.txt"]
            .ShouldSatisfyAllConditions(row => row.CleanerVersion.ShouldBe(1), row => row.Stage.ShouldBe(ArticleStage.Published));
        (await RunAsync()).Stale.ShouldBe(2);
    }

    [Fact]
    public async Task Limited_runs_catch_up_without_sending_anything_twice()
    {
        await PublishAsync(50);
        _pipeline.Deploy(cleanerVersion: 2);

        (await RunAsync()).ShouldSatisfyAllConditions(first => first.Sent.ShouldBe(20), first => first.HasMore.ShouldBeTrue());
        (await RunAsync()).Sent.ShouldBe(20);
        (await RunAsync()).Sent.ShouldBe(10);

        _pipeline.Rounds.Sent.Select(sent => sent.Request.ArticleId).Distinct().Count().ShouldBe(50);
        await _pipeline.RepeatAsync(Token);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_dies_at_any_message_is_gone_on_with_and_passes_over_nothing()
    {
        for (var death = 0; death < 20; death += 3)
        {
            using var pipeline = new MemoryPipeline(("Reprocessing:MaxArticles", "100"));
            await PublishAsync(pipeline, 40);
            pipeline.Deploy(cleanerVersion: 2);
            var sends = 0;
            pipeline.Rounds.BeforeSend = () =>
            {
                if (sends++ == death * 2)
                {
                    throw new IOException("died");
                }
            };

            await Should.ThrowAsync<IOException>(pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token));
            await pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);

            pipeline.Rounds.Sent.Select(sent => sent.Request.ArticleId).Distinct().Count().ShouldBe(40);
            pipeline.Rounds.Sent.Count.ShouldBeLessThanOrEqualTo(40 + 16);
        }
    }

    [Fact]
    public async Task Messages_become_visible_at_the_rate()
    {
        await PublishAsync(20);
        _pipeline.Deploy(cleanerVersion: 2);

        var report = await RunAsync();

        _pipeline.Rounds.Sent.Select(sent => sent.Delay).ShouldBe(Enumerable.Range(0, 20).Select(second => TimeSpan.FromSeconds(second)));
        report.SpreadOver.ShouldBe(TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task While_much_waits_for_a_stage_a_message_is_put_off()
    {
        await PublishAsync(1);
        _pipeline.Deploy(cleanerVersion: 2);
        await RunAsync();
        for (var waiting = 0; waiting < 11; waiting++)
        {
            await _pipeline.Queue.SendAsync(
                StorageNames.ToEnrich, new ArticlePointer(ArticleId.FromName("x"), Revision.Of("x"u8)), TimeSpan.Zero, Token);
        }

        var request = _pipeline.Rounds.Sent.Single().Request;
        _pipeline.Rounds.Sent.Clear();
        await _pipeline.ReprocessArticleStep.RunAsync(request, Token);

        _pipeline.Rounds.Sent.Single()
            .ShouldSatisfyAllConditions(sent => sent.Request.ShouldBe(request), sent => sent.Delay.ShouldBeGreaterThan(TimeSpan.Zero));
        _pipeline.Ledger["0.txt"].CleanerVersion.ShouldBe(1);
    }

    [Theory]
    [InlineData(ArticleStage.Cleaned)]
    [InlineData(ArticleStage.Enriched)]
    public async Task A_lost_pointer_is_sent_again_when_the_article_has_waited_too_long(ArticleStage stage)
    {
        _pipeline.Inbox.Drop("0.txt", Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync("0.txt", Token);
        if (stage == ArticleStage.Enriched)
        {
            await _pipeline.EnrichmentStep.RunAsync(_pipeline.Queue.Sent.Single().Pointer, Token);
        }

        _pipeline.Queue.Sent.Clear();
        (await RunAsync()).Sent.ShouldBe(0);

        _pipeline.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        (await RunAsync()).Stuck.ShouldBe(1);

        await _pipeline.RepeatAsync(Token);
        _pipeline.Ledger["0.txt"].Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task What_failed_goes_round_again_once_the_host_has_given_up_and_is_left_to_an_operator_in_the_end()
    {
        _pipeline.Inbox.Drop("0.txt", Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync("0.txt", Token);
        _pipeline.Analytics.OnCall = (_, _) => throw new InvalidDataException("bad model");
        var pointer = _pipeline.Queue.Sent.Single().Pointer;
        _pipeline.Queue.Sent.Clear();
        await Should.ThrowAsync<Exception>(_pipeline.EnrichmentStep.RunAsync(pointer, Token));
        (await RunAsync()).Sent.ShouldBe(0);

        _pipeline.Time.Advance(TimeSpan.FromMinutes(5));
        (await RunAsync()).Failed.ShouldBe(1);

        await _pipeline.Ledger.UpdateAsync(
            ArticleId.FromName("0.txt"), _pipeline.Ledger["0.txt"], entry => entry! with { Attempts = 10 }, Token);
        _pipeline.Time.Advance(TimeSpan.FromMinutes(5));
        (await RunAsync()).Failed.ShouldBe(0);
        (await RunAsync(new ReprocessingSelection { Causes = ReprocessingCause.Failed })).Failed.ShouldBe(1);

        _pipeline.Analytics.OnCall = (_, _) => Task.CompletedTask;
        await _pipeline.RepeatAsync(Token);
        _pipeline.Ledger["0.txt"]
            .ShouldSatisfyAllConditions(row => row.Stage.ShouldBe(ArticleStage.Published), row => row.FailedIn.ShouldBeNull());
    }

    [Fact]
    public async Task A_drop_whose_event_was_missed_is_found_once_and_a_fresh_one_is_left_to_its_event()
    {
        await PublishAsync(3);
        _pipeline.Inbox.Drop("missed.txt", Some.ArticleText);
        _pipeline.Inbox.Drop("0.txt", Some.ArticleText + "\n\nA second version says more about the bridge and its long repairs.");
        (await RunAsync()).Sent.ShouldBe(0);

        _pipeline.Time.Advance(LongAgo);
        var report = await RunAsync();

        report.Unseen.ShouldBe(2);
        await _pipeline.RepeatAsync(Token);
        _pipeline.Ledger["missed.txt"].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Ledger["0.txt"].Sequence.ShouldBe(2);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task The_listing_of_the_inbox_goes_on_from_page_to_page_over_runs()
    {
        for (var file = 0; file < 30; file++)
        {
            _pipeline.Inbox.Drop(
                $"{file:00}.txt", Some.ArticleText + $"\n\nNote number {file} on the state of the bridge, the pier and the river below.");
        }

        _pipeline.Inbox.PageSize = 4;
        _pipeline.Time.Advance(LongAgo);
        while ((await RunAsync()) is { HasMore: true })
        {
            await _pipeline.RepeatAsync(Token);
        }

        await _pipeline.RepeatAsync(Token);
        Enumerable.Range(0, 30).ShouldAllBe(file => _pipeline.Ledger[$"{file:00}.txt"].Stage == ArticleStage.Published);
        _pipeline.Rounds.Checkpoint.ListedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_what_that_would_cost_and_does_nothing()
    {
        await PublishAsync(4);
        _pipeline.Deploy(cleanerVersion: 2);
        var billed = Names(4).Sum(name => _pipeline.Ledger[name].TextRecords);

        var report = await RunAsync(new ReprocessingSelection { DryRun = true });

        report.ShouldSatisfyAllConditions(
            dry => dry.Sent.ShouldBe(4),
            dry => dry.TextRecords.ShouldBe(billed),
            dry => dry.Articles.Select(article => article.Name).ShouldBe(Names(4), ignoreOrder: true));
        billed.ShouldBeGreaterThan(0);
        _pipeline.Rounds.Sent.ShouldBeEmpty();
        _pipeline.Rounds.Checkpoint.ShouldBe(new ReprocessingCheckpoint());
    }

    [Fact]
    public async Task What_an_operator_names_goes_round_though_it_is_current_with_the_same_events()
    {
        await PublishAsync(4);
        var before = _pipeline.Subscribers.Sent.Count;

        (await RunAsync(new ReprocessingSelection { Name = "?.txt", Since = _pipeline.Time.GetUtcNow().AddHours(1) })).Sent.ShouldBe(0);
        (await RunAsync(new ReprocessingSelection { Name = "1.*" })).Asked.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger["1.txt"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Sequence.ShouldBe(1), row => row.CleanerVersion.ShouldBe(1));
        _pipeline.Subscribers.Sent.Count.ShouldBe(before + 1);
        _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().Count().ShouldBe(before);
    }

    [Fact]
    public async Task An_article_whose_file_is_gone_is_handed_to_withdrawal()
    {
        await PublishAsync(3);
        _pipeline.Inbox.Remove("1.txt");

        (await RunAsync()).Removed.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger["1.txt"].Stage.ShouldBe(ArticleStage.Withdrawn);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_goes_on_and_the_other_stops()
    {
        await PublishAsync(50);
        _pipeline.Deploy(cleanerVersion: 2);
        var nested = false;
        ReprocessingReport? inner = null;
        _pipeline.Rounds.BeforeSend = () =>
        {
            if (!nested)
            {
                nested = true;
                inner = RunAsync().GetAwaiter().GetResult();
            }
        };

        var outer = await RunAsync();

        inner.ShouldNotBeNull().ShouldSatisfyAllConditions(run => run.Sent.ShouldBe(20), run => run.Overtaken.ShouldBeFalse());
        outer.ShouldSatisfyAllConditions(run => run.Overtaken.ShouldBeTrue(), run => run.Sent.ShouldBe(16));
    }

    [Fact]
    public async Task A_file_of_several_articles_is_cleaned_again_once()
    {
        _pipeline.Inbox.Drop("feed.jsonl", string.Join('\n', Enumerable.Range(0, 3).Select(part =>
            $$"""{"url":"https://news.test/{{part}}","title":"Bridge """
                + $$"""{{part}}","body":{{System.Text.Json.JsonSerializer.Serialize(Some.ArticleText)}}}""")));
        await _pipeline.CleaningStep.RunAsync("feed.jsonl", Token);
        await _pipeline.DrainAsync(Token);
        _pipeline.Ledger["feed.jsonl"]
            .ShouldSatisfyAllConditions(row => row.Stage.ShouldBe(ArticleStage.Expanded), row => row.Parts.ShouldBe(3));
        _pipeline.Deploy(cleanerVersion: 2);

        (await RunAsync()).Stale.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Cleaned.All.ShouldAllBe(article => article.CleanerVersion == 2);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    private Task<ReprocessingReport> RunAsync(ReprocessingSelection? selection = null) =>
        _pipeline.ReprocessingStep.RunAsync(selection ?? ReprocessingSelection.Schedule, Token);

    private Task PublishAsync(int count) => PublishAsync(_pipeline, count);

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(file => $"{file}.txt");

    private static async Task PublishAsync(MemoryPipeline pipeline, int count)
    {
        foreach (var name in Names(count))
        {
            pipeline.Inbox.Drop(name, Some.ArticleText);
            await pipeline.CleaningStep.RunAsync(name, Token);
        }

        await pipeline.DrainAsync(Token);
    }
}
