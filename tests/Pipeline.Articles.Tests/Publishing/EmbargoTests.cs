using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>An embargo: cleaned and enriched at once, published when it ends, whatever happens until then.</summary>
public sealed class EmbargoTests : IDisposable
{
    private const string Copy = "urn:newsml:bergen.test:20261124:12";

    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);
    private static readonly (string, string) UntilNine = ("embargoed", "2026-11-24T09:00:00Z");
    private static readonly DateTimeOffset Nine = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryPipeline _pipeline = new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task It_is_enriched_at_once_and_neither_found_nor_delivered()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));

        await ShouldBeEmbargoedAsync(Nine);
        (await RowAsync()).Reason!.ShouldSatisfyAllConditions(
            reason => reason.Code.ShouldBe("embargoed"),
            reason => reason.Message.ShouldContain("until 2026-11-24 09:00:00 UTC: embargoed says"));
        (await _pipeline.Enriched.ReadAsync(Id, Token))!.Document.Text.ShouldBe(Newswire.Text);
        _pipeline.Subscribers.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_published_when_the_embargo_ends_and_not_a_minute_before()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        var enriched = (await RowAsync()).EnrichedAt;

        await ReleaseAtAsync(Nine.AddMinutes(-1));
        await ShouldBeEmbargoedAsync(Nine);
        await ReleaseAtAsync(Nine);

        await ShouldBePublishedAsync(sequence: 1);
        Events().ShouldBe([("article.enriched.v1", 1)]);
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.EnrichedAt.ShouldBe(enriched), row => row.EmbargoedUntil.ShouldBeNull(), row => row.Reason.ShouldBeNull());
        (await _pipeline.Release.RunAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_published_after_a_restart_and_after_weeks()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: ("embargoed", "2026-12-24T09:00:00Z")));

        _pipeline.Deploy(cleanerVersion: 1);
        await ReleaseAtAsync(Nine.AddDays(30));

        await ShouldBePublishedAsync(sequence: 1);
    }

    [Fact]
    public async Task A_release_that_died_before_it_said_so_is_done_again()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        _pipeline.Time.SetUtcNow(Nine);
        _pipeline.Ledger.DiesAtNextUpdate = true;
        await Should.ThrowAsync<OperationCanceledException>(_pipeline.Release.RunAsync(Token));

        await ReleaseAtAsync(Nine.AddMinutes(1));

        await ShouldBePublishedAsync(sequence: 1);
        Events().ShouldBe([("article.enriched.v1", 1)]);
    }

    [Fact]
    public async Task A_pointer_that_comes_before_the_end_publishes_nothing()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));

        await _pipeline.PublishingStep.RunAsync(new(Id, (await RowAsync()).Revision), Token);
        await _pipeline.EnrichmentStep.RunAsync(new(Id, (await RowAsync()).Revision), Token);
        await _pipeline.DrainAsync(Token);

        await ShouldBeEmbargoedAsync(Nine);
    }

    [Fact]
    public async Task A_new_version_without_the_embargo_is_published_at_once()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));

        await ShouldBePublishedAsync(sequence: 2);
        await ReleaseAtAsync(Nine);
        Events().ShouldBe([("article.enriched.v1", 2)]);
    }

    [Fact]
    public async Task A_new_version_moves_the_end()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await DropAsync("2.json", Newswire.Ninjs("2", fields: ("embargoed", "2026-11-24T10:00:00Z")));

        await ReleaseAtAsync(Nine);
        await ShouldBeEmbargoedAsync(Nine.AddHours(1));
        await ReleaseAtAsync(Nine.AddHours(1));
        await ShouldBePublishedAsync(sequence: 2);
    }

    [Fact]
    public async Task A_new_version_under_an_embargo_takes_back_what_was_published_and_comes_again_as_the_newer()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, fields: UntilNine));

        await ShouldBeEmbargoedAsync(Nine);
        Events().ShouldBe([("article.enriched.v1", 1), ("article.withdrawn.v1", 1)]);
        _pipeline.Subscribers.Sent[^1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("embargoed");
        Time(_pipeline.Subscribers.Sent[1].Event).ShouldBeGreaterThan(Time(_pipeline.Subscribers.Sent[0].Event));

        await ReleaseAtAsync(Nine);
        await ShouldBePublishedAsync(sequence: 2);
        Events()[^1].ShouldBe(("article.enriched.v1", 2));
    }

    [Fact]
    public async Task A_subscriber_that_cannot_be_told_of_the_embargo_is_told_later()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        _pipeline.Subscribers.Down.Add("all");
        await DropAsync("2.json", Newswire.Ninjs("2", fields: UntilNine));
        (await RowAsync())
            .ShouldSatisfyAllConditions(row => row.Stage.ShouldBe(ArticleStage.Embargoed), row => row.Recipients.ShouldBe(["all"]));

        _pipeline.Subscribers.Down.Clear();
        var deferred = _pipeline.Queue.Sent.ShouldHaveSingleItem();
        await _pipeline.PublishingStep.RunAsync(deferred.Pointer, Token);

        Events()[^1].ShouldBe(("article.withdrawn.v1", 1));
        (await RowAsync()).Recipients.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kill_during_the_embargo_takes_it_out_for_good()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await DropAsync("kill.json", Newswire.Kill());
        await ReleaseAtAsync(Nine);

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.IsKilled.ShouldBeTrue(), row => row.IsToBeWithdrawn.ShouldBeFalse());
        (await _pipeline.Enriched.ReadAsync(Id, Token)).ShouldBeNull();
        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Subscribers.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_removed_during_the_embargo_is_not_published()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await _pipeline.RemoveAsync("1.json", Token);
        await ReleaseAtAsync(Nine);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_whose_removal_nobody_told_of_is_found_by_the_schedule()
    {
        await _pipeline.DropAsync("a.txt", "EMBARGOED UNTIL 24 NOVEMBER 2027\n\n" + Newswire.Text, Token);
        _pipeline.Ledger["a.txt"].Stage.ShouldBe(ArticleStage.Embargoed);
        _pipeline.Inbox.Remove("a.txt");

        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger["a.txt"].Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task An_embargo_without_an_end_waits_for_an_operator()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: ("embargoed", "next Monday")));
        await ReleaseAtAsync(Nine.AddYears(20));

        var row = await RowAsync();
        (row.Stage, row.EmbargoedUntil, row.NeedsOperator).ShouldBe((ArticleStage.Embargoed, null, true));
        StageRow.Of(row).NeedsOperator.ShouldBeTrue();
        _pipeline.Index.Documents.ShouldBeEmpty();
        await DropAsync("2.json", Newswire.Ninjs("2"));
        await ShouldBePublishedAsync(sequence: 2);
    }

    [Fact]
    public async Task The_same_text_of_another_agency_is_no_duplicate_of_what_is_held_back()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await DropAsync("2.json", Newswire.Ninjs(id: Copy));

        var other = ArticleId.FromItem(Copy);
        _pipeline.Index.Documents[other].DuplicateOf.ShouldBeNull();
        await ReleaseAtAsync(Nine);
        await ShouldBePublishedAsync(sequence: 1);
    }

    [Fact]
    public async Task What_is_held_back_is_a_duplicate_of_what_was_published_before()
    {
        await DropAsync("2.json", Newswire.Ninjs(id: Copy));
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));

        await ReleaseAtAsync(Nine);

        (await RowAsync()).DuplicateOf.ShouldBe(ArticleId.FromItem(Copy));
    }

    [Fact]
    public async Task A_copy_of_what_is_held_back_later_is_the_original_from_then_on()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs(id: Copy));
        await DropAsync("3.json", Newswire.Ninjs("2", fields: UntilNine));
        await _pipeline.RepeatAsync(Token);

        _pipeline.Index.Documents[ArticleId.FromItem(Copy)].DuplicateOf.ShouldBeNull();
    }

    [Fact]
    public async Task A_copy_that_came_freely_during_the_embargo_is_the_original_when_it_ends()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await DropAsync("2.json", Newswire.Ninjs(id: Copy));

        await ReleaseAtAsync(Nine);

        await ShouldBePublishedAsync(sequence: 1);
        _pipeline.Index.Documents[Id].DuplicateOf.ShouldBe(ArticleId.FromItem(Copy).ToString());
        (await RowAsync()).DuplicateOf.ShouldBe(ArticleId.FromItem(Copy));
        _pipeline.Index.Documents[ArticleId.FromItem(Copy)].DuplicateOf.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_held_back_is_the_original_of_a_copy_that_comes_later()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        await ReleaseAtAsync(Nine);

        await DropAsync("2.json", Newswire.Ninjs(id: Copy));

        _pipeline.Index.Documents[Id].DuplicateOf.ShouldBeNull();
        _pipeline.Index.Documents[ArticleId.FromItem(Copy)].DuplicateOf.ShouldBe(Id.ToString());
    }

    [Fact]
    public async Task What_is_held_back_leaves_no_trace_among_the_fingerprints()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));

        _pipeline.Fingerprints.HoldsNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Its_file_is_cleaned_once_whatever_looks_at_it_afterwards()
    {
        await DropAsync("2.json", Newswire.Ninjs(id: Copy));
        await DropAsync("1.json", Newswire.Ninjs(fields: UntilNine));
        var cleanedAt = (await RowAsync()).CleanedAt;

        _pipeline.Time.Advance(TimeSpan.FromMinutes(1));
        await _pipeline.CleaningStep.RunAsync("1.json", Token);
        await _pipeline.OtherHostsCleaningStep.RunAsync("1.json", Token);
        await _pipeline.Release.RunAsync(Token);
        await _pipeline.Expiry.RunAsync(Token);
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        (await RowAsync()).CleanedAt.ShouldBe(cleanedAt);
        _pipeline.Inbox.Opened.ShouldBe(2);
    }

    [Fact]
    public async Task The_schedule_a_rebuild_of_the_index_and_lost_messages_leave_it_held()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: ("embargoed", "2026-12-24T09:00:00Z")));
        var row = await RowAsync();

        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        (await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token)).Sent.ShouldBe(0);
        await _pipeline.Reconciler.ReconcileAsync(Id, force: true, Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        (await RowAsync()).ShouldBe(row);
    }

    private static DateTimeOffset Time(System.Text.Json.JsonElement sent) => sent.GetProperty("time").GetDateTimeOffset();

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(10));
        await _pipeline.DropAsync(name, content, Token);
    }

    private async Task ReleaseAtAsync(DateTimeOffset time)
    {
        _pipeline.Time.SetUtcNow(time);
        await _pipeline.Release.RunAsync(Token);
        await _pipeline.DrainAsync(Token);
    }

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(Id, Token)).ShouldNotBeNull();

    private List<(string Type, int Sequence)> Events() =>
    [
        .. _pipeline.Subscribers.Sent.Select(
            sent => (sent.Event.GetProperty("type").GetString()!, sent.Event.GetProperty("data").GetProperty("sequence").GetInt32())),
    ];

    private async Task ShouldBeEmbargoedAsync(DateTimeOffset until)
    {
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Embargoed), row => row.EmbargoedUntil.ShouldBe(until));
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    private async Task ShouldBePublishedAsync(int sequence)
    {
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Sequence.ShouldBe(sequence));
        _pipeline.Index.Documents[Id].Sequence.ShouldBe(sequence);
    }
}
