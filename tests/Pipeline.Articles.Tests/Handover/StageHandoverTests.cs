using System.Text.Json;
using Articles.TextAnalytics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Handover;

/// <summary>An article that nothing makes wait goes through all stages in one invocation; any other one goes through the queues.</summary>
public sealed class StageHandoverTests
{
    private const string Name = "bridge.txt";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_file_is_published_in_its_first_invocation()
    {
        using var pipeline = CreatePipeline();

        await CleanAsync(pipeline);

        pipeline.Queue.Sent.ShouldBeEmpty();
        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published),
            row => row.IsDirect.ShouldBeFalse(),
            row => row.Unsaved.ShouldBeNull());
        pipeline.Subscribers.Sent.Count.ShouldBe(1);
        pipeline.Index.Documents.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_row_and_the_documents_are_those_of_the_way_through_the_queues()
    {
        using var direct = CreatePipeline();
        using var queued = CreatePipeline(MemoryPipeline.Queued);

        await CleanAsync(direct);
        await CleanAsync(queued);
        await queued.DrainAsync(Token);

        var (one, other) = (direct.Ledger[Name], queued.Ledger[Name]);
        (one with { ETag = null, CleanETag = null, SourceETag = null, Delivered = [], Recipients = [] })
            .ShouldBe(other with { ETag = null, CleanETag = null, SourceETag = null, Delivered = [], Recipients = [] });
        one.Delivered.ShouldBe(other.Delivered);
        one.Recipients.ShouldBe(other.Recipients);
        (await EnrichedAsync(direct)).ShouldBe(await EnrichedAsync(queued));
    }

    [Fact]
    public async Task An_instance_that_has_no_room_sends_the_article_to_the_queue()
    {
        using var pipeline = CreatePipeline(MemoryPipeline.Queued);

        await CleanAsync(pipeline);

        pipeline.Queue.Sent.Select(sent => sent.Queue).ShouldBe([StorageNames.ToEnrich]);
        pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Cleaned);
    }

    [Fact]
    public async Task An_invocation_that_has_run_for_long_sends_its_articles_to_the_queue()
    {
        using var pipeline = CreatePipeline(("Handover:MaxTime", "00:00:05"));
        pipeline.Cleaned.BeforeWrite = () =>
        {
            pipeline.Time.Advance(TimeSpan.FromSeconds(5));
            return Task.CompletedTask;
        };

        await CleanAsync(pipeline);

        pipeline.Queue.Sent.Select(sent => sent.Queue).ShouldBe([StorageNames.ToEnrich]);
    }

    [Fact]
    public async Task A_deferred_article_waits_in_the_queue_and_the_next_ones_go_there_for_a_while()
    {
        using var pipeline = CreatePipeline(("Enrichment:MaxRetries", "0"), ("Handover:Pause", "00:00:30"));
        pipeline.Analytics.OnCall = (_, _) => throw new TextAnalyticsException(
            new TextAnalyticsError(TextAnalyticsErrorKind.Throttled, "429", "busy"), TimeSpan.FromSeconds(5));

        await CleanAsync(pipeline);
        pipeline.Analytics.OnCall = (_, _) => Task.CompletedTask;

        pipeline.Queue.Sent.Single().ShouldSatisfyAllConditions(
            sent => sent.Queue.ShouldBe(StorageNames.ToEnrich),
            sent => sent.Delay.ShouldBeGreaterThan(TimeSpan.Zero));
        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Cleaned),
            row => row.Attempts.ShouldBe(1),
            row => row.IsDirect.ShouldBeFalse());

        await CleanAsync(pipeline, "second.txt");
        pipeline.Ledger["second.txt"].Stage.ShouldBe(ArticleStage.Cleaned);

        pipeline.Time.Advance(TimeSpan.FromSeconds(30));
        await CleanAsync(pipeline, "third.txt");
        pipeline.Ledger["third.txt"].Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task A_publication_that_fails_leaves_the_article_to_the_queue()
    {
        using var pipeline = CreatePipeline();
        pipeline.Index.BeforeWrite = () =>
        {
            pipeline.Index.BeforeWrite = () => Task.CompletedTask;
            throw new IOException("The index is not available.");
        };

        await CleanAsync(pipeline);

        pipeline.Queue.Sent.Select(sent => sent.Queue).ShouldBe([StorageNames.ToPublish]);
        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Enriched),
            row => row.Recipients.ShouldBe(["all"]));
        await pipeline.DrainAsync(Token);
        pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task A_row_that_changes_meanwhile_gets_the_changes_of_all_stages()
    {
        using var pipeline = CreatePipeline();
        var writes = 0;
        pipeline.Ledger.BeforeUpdate = async () =>
        {
            if (++writes == 1)
            {
                // Another run notes a failure of its own.
                await pipeline.Ledger.UpdateAsync(
                    ArticleId.FromName(Name), known: null,
                    _ => new LedgerEntry { Id = ArticleId.FromName(Name), Name = Name, Stage = ArticleStage.Failed, Attempts = 1 }, Token);
            }
        };

        await CleanAsync(pipeline);

        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published),
            row => row.CleanETag.ShouldNotBeNull(),
            row => row.EnricherVersion.ShouldBe(EnrichmentStep.Version),
            row => row.Attempts.ShouldBe(0));
    }

    private static MemoryPipeline CreatePipeline(params (string Key, string Value)[] settings) =>
        new([("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), .. settings]);

    private static async Task CleanAsync(MemoryPipeline pipeline, string name = Name)
    {
        pipeline.Inbox.Drop(name, name + ". " + Some.ArticleText);
        await pipeline.CleaningStep.RunAsync(name, Token);
    }

    private static async Task<string> EnrichedAsync(MemoryPipeline pipeline) => JsonSerializer.Serialize(
        (await pipeline.Enriched.ReadAsync(ArticleId.FromName(Name), Token))!.Document with { TraceParent = null });
}
