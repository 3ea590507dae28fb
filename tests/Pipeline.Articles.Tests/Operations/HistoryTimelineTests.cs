using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations;

public sealed class HistoryTimelineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_article_went_through_each_stage_in_order()
    {
        using var pipeline = new MemoryPipeline(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "everything"));
        await pipeline.DropAsync("a.txt", Some.ArticleText, Token);
        var steps = Of(pipeline.Ledger["a.txt"]);
        steps.Select(step => step.Kind)
            .ShouldBe([
                HistoryEventKind.Seen, HistoryEventKind.Cleaned, HistoryEventKind.Enriched, HistoryEventKind.Delivered,
                HistoryEventKind.Published]);
        steps.ShouldAllBe(step => step.At != null);
        steps[3].Detail.ShouldBe("To all.");
    }

    [Fact]
    public async Task A_rejected_file_has_its_reason()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync("empty.txt", string.Empty, Token);
        var steps = Of(pipeline.Ledger["empty.txt"]);
        steps.Select(step => step.Kind).ShouldBe([HistoryEventKind.Seen, HistoryEventKind.Rejected]);
        steps[1].Detail.ShouldStartWith("The file has no bytes.");
    }

    [Fact]
    public async Task What_a_subscriber_could_not_be_given_is_told_with_the_attempt()
    {
        using var pipeline = new MemoryPipeline(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "everything"));
        pipeline.Subscribers.Down.Add("everything");
        await pipeline.DropAsync("a.txt", Some.ArticleText, Token);
        var failed = Of(pipeline.Ledger["a.txt"])[^1];
        failed.Kind.ShouldBe(HistoryEventKind.Failed);
        failed.Detail.ShouldContain("the queue is down");
        failed.Detail.ShouldEndWith("Attempt 1.");
    }

    [Fact]
    public async Task A_removed_article_was_withdrawn_and_a_poisoned_message_is_among_the_steps()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync("a.txt", Some.ArticleText, Token);
        var poison = new PoisonRecord
        {
            Id = "1",
            Queue = "articles-to-publish",
            PoisonedAt = pipeline.Time.GetUtcNow().AddMinutes(1),
            RecordedAt = pipeline.Time.GetUtcNow(),
            Message = string.Empty,
            Reason = "It broke.",
        };
        pipeline.Time.Advance(TimeSpan.FromHours(1));
        await pipeline.RemoveAsync("a.txt", Token);
        var steps = HistoryTimeline.Of(new ArticleHistory { Entry = pipeline.Ledger["a.txt"], Poison = [poison] });
        steps[^2].ShouldBe(new HistoryEvent(HistoryEventKind.Poisoned, poison.PoisonedAt, "In articles-to-publish: It broke."));
        (steps[^1].Kind, steps[^1].Detail).ShouldBe((HistoryEventKind.Withdrawn, "The file was removed from the inbox."));
    }

    [Fact]
    public void An_article_that_only_the_inbox_knows_has_no_steps() =>
        HistoryTimeline.Of(new ArticleHistory { FileETag = "e" }).ShouldBeEmpty();

    private static IReadOnlyList<HistoryEvent> Of(LedgerEntry entry) => HistoryTimeline.Of(new ArticleHistory { Entry = entry });
}
