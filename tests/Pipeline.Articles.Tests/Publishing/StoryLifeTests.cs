using Pipeline.Articles.Contracts;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>
/// What each subscriber gets, message by message, over a story's life: who got it is told once that it stands no longer, who never got it
/// hears nothing of it.
/// </summary>
public sealed class StoryLifeTests : IDisposable
{
    private const string Enriched = "article.enriched.v1";
    private const string Withdrawn = "article.withdrawn.v1";
    private const string Agency = "urn:newsml:ostermark.test:20261124:";

    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"),
        ("Subscriptions:1:Name", "flash"), ("Subscriptions:1:Queue", "flash"), ("Subscriptions:1:Filter:Urgencies:0", "1"),
        ("Subscriptions:2:Name", "slow"), ("Subscriptions:2:Queue", "slow"), ("Subscriptions:2:Filter:Urgencies:0", "5"),
        ("Subscriptions:3:Name", "never"), ("Subscriptions:3:Queue", "never"), ("Subscriptions:3:Filter:Urgencies:0", "9"),
        ("Subscriptions:4:Name", "once"), ("Subscriptions:4:Queue", "once"), ("Subscriptions:4:Duplicates", "exclude"),
        ("Enrichment:Features", "None"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Story_correction_kill_and_release_again()
    {
        await DropAsync("1.json", Newswire.Ninjs("1", fields: ("urgency", "1")));
        ShouldHaveSent(("all", Enriched, 1, null), ("flash", Enriched, 1, null), ("once", Enriched, 1, null));

        // The correction is less urgent: who takes flashes alone holds a version that stands no longer.
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:20:00Z", fields: ("urgency", "5")));
        ShouldHaveSent(
            ("all", Enriched, 2, null), ("flash", Withdrawn, 2, "no-longer-matches"), ("once", Enriched, 2, null),
            ("slow", Enriched, 2, null));

        await DropAsync("3.json", Newswire.Kill("3", "2026-11-24T07:30:00Z"));
        ShouldHaveSent(("all", Withdrawn, 3, "killed"), ("once", Withdrawn, 3, "killed"), ("slow", Withdrawn, 3, "killed"));

        // The kill by another line, and the story once more: nobody holds anything.
        await DropAsync("3b.json", Newswire.Kill("3", "2026-11-24T07:30:00Z"));
        await DropAsync("2b.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:20:00Z", fields: ("urgency", "5")));
        ShouldHaveSent();

        await DropAsync("4.json", Newswire.Ninjs("4", Newswire.Corrected, created: "2026-11-24T07:40:00Z", fields: ("urgency", "1")));
        ShouldHaveSent(("all", Enriched, 4, null), ("flash", Enriched, 4, null), ("once", Enriched, 4, null));

        await DropAsync("5.json", Newswire.Kill("5", "2026-11-24T07:50:00Z"));
        ShouldHaveSent(("all", Withdrawn, 5, "killed"), ("flash", Withdrawn, 5, "killed"), ("once", Withdrawn, 5, "killed"));
    }

    [Fact]
    public async Task A_kill_before_its_story_is_heard_by_nobody()
    {
        await DropAsync("kill.json", Newswire.Kill("2"));
        await DropAsync("1.json", Newswire.Ninjs("1", fields: ("urgency", "1")));

        ShouldHaveSent();
    }

    [Fact]
    public async Task Who_takes_no_duplicates_hears_nothing_of_the_kill_of_one()
    {
        await DropAsync("1.json", Newswire.Ninjs("1", fields: ("urgency", "1")));
        ShouldHaveSent(("all", Enriched, 1, null), ("flash", Enriched, 1, null), ("once", Enriched, 1, null));
        await DropAsync("copy.json", Newswire.Ninjs(id: Agency + "4712"));
        ShouldHaveSentOf(ArticleId.FromItem(Agency + "4712"), ("all", Enriched, 1, null));

        await DropAsync("kill.json", Newswire.Kill(id: Agency + "4712"));

        ShouldHaveSentOf(ArticleId.FromItem(Agency + "4712"), ("all", Withdrawn, 2, "killed"));
    }

    [Fact]
    public async Task An_embargo_and_a_kill_are_told_once_each_to_those_who_hold_something()
    {
        await DropAsync("1.json", Newswire.Ninjs("1", fields: ("urgency", "5")));
        ShouldHaveSent(("all", Enriched, 1, null), ("once", Enriched, 1, null), ("slow", Enriched, 1, null));

        await DropAsync(
            "2.json",
            Newswire.Ninjs("2", created: "2026-11-24T07:20:00Z", fields: [("urgency", "5"), ("embargoed", "2026-12-24T09:00:00Z")]));
        ShouldHaveSent(("all", Withdrawn, 1, "embargoed"), ("once", Withdrawn, 1, "embargoed"), ("slow", Withdrawn, 1, "embargoed"));

        await DropAsync("3.json", Newswire.Kill("3"));
        ShouldHaveSent();
    }

    [Fact]
    public async Task A_queue_that_was_down_during_the_kill_gets_it_once_it_is_up()
    {
        await DropAsync("1.json", Newswire.Ninjs("1", fields: ("urgency", "1")));
        ShouldHaveSent(("all", Enriched, 1, null), ("flash", Enriched, 1, null), ("once", Enriched, 1, null));
        _pipeline.Subscribers.Down.Add("flash");
        await DropAsync("2.json", Newswire.Kill());
        ShouldHaveSent(("all", Withdrawn, 2, "killed"), ("once", Withdrawn, 2, "killed"));

        _pipeline.Subscribers.Down.Clear();
        foreach (var (request, _) in _pipeline.Withdrawals.Sent.ToList())
        {
            await _pipeline.WithdrawalStep.RunAsync(request, Token);
        }

        ShouldHaveSent(("flash", Withdrawn, 2, "killed"));
    }

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(10));
        await _pipeline.DropAsync(name, content, Token);
    }

    /// <summary>What was sent since this was asked last, of the story.</summary>
    private void ShouldHaveSent(params (string Queue, string Type, int Sequence, string? Reason)[] events) => ShouldHaveSentOf(Id, events);

    private void ShouldHaveSentOf(ArticleId id, params (string Queue, string Type, int Sequence, string? Reason)[] events)
    {
        var sent = _pipeline.Subscribers.Sent.ToList();
        _pipeline.Subscribers.Sent.Clear();
        sent.Select(one => (
                one.Queue,
                one.Event.GetProperty("type").GetString()!,
                one.Event.GetProperty("data").GetProperty("sequence").GetInt32(),
                one.Event.GetProperty("data").TryGetProperty("reason", out var reason) ? reason.GetString() : null))
            .OrderBy(one => one.Queue, StringComparer.Ordinal).ShouldBe(events);
        sent.ShouldAllBe(one => one.Event.GetProperty("subject").GetString() == id.ToString());
    }
}
