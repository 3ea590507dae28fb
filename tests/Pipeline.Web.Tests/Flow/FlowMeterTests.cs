using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Web.Flow;

namespace Pipeline.Web.Tests.Flow;

public sealed class FlowMeterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void PerMinute_of_one_look_is_unknown()
    {
        var meter = new FlowMeter();
        meter.Add(Status(0, cleaned: 5, enriched: 2), published: 0);
        meter.PerMinute(0).ShouldBeNull();
        meter.History(0).ShouldAllBe(rate => rate == null);
    }

    [Fact]
    public void PerMinute_counts_what_passed_each_stage_between_two_looks()
    {
        var meter = new FlowMeter();
        meter.Add(Status(0, cleaned: 10, enriched: 4), published: 0);
        // Seven were published; two fewer wait for it, so five were enriched; three more wait for that, so eight were cleaned.
        meter.Add(Status(30, cleaned: 13, enriched: 2), published: 7);
        Enumerable.Range(0, 3).Select(stage => meter.PerMinute(stage)).ShouldBe([16, 10, 14]);
    }

    [Fact]
    public void PerMinute_forgets_what_was_longer_ago_than_a_minute()
    {
        var meter = new FlowMeter();
        meter.Add(Status(0, 0, 0), published: 0);
        meter.Add(Status(60, 0, 0), published: 600);
        meter.Add(Status(120, 0, 0), published: 6);
        meter.PerMinute(2).ShouldBe(6);
        meter.History(2)[^1].ShouldBe(6);
        meter.History(2)[^7].ShouldBe(600);
        meter.History(2)[0].ShouldBeNull();
    }

    [Fact]
    public void PerMinute_is_never_negative_when_articles_fail_or_are_withdrawn()
    {
        var meter = new FlowMeter();
        meter.Add(Status(0, cleaned: 10, enriched: 10), published: 0);
        meter.Add(Status(10, cleaned: 0, enriched: 0), published: 0);
        Enumerable.Range(0, 3).Select(stage => meter.PerMinute(stage)).ShouldBe([0, 0, 0]);
    }

    private static PipelineStatus Status(int second, long cleaned, long enriched) => new()
    {
        At = Start.AddSeconds(second),
        Stages = [.. Enum.GetValues<ArticleStage>().Select(stage => new StageStatus(
            stage, stage switch { ArticleStage.Cleaned => cleaned, ArticleStage.Enriched => enriched, _ => 0 }, OldestSince: null))],
        Stale = 0,
        PublishedLastHour = 0,
        PublishedLastDay = 0,
        TextRecordsToday = 0,
        Poison = 0,
        Queues = [],
    };
}
