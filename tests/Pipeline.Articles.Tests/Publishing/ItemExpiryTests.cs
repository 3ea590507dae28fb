using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>What an agency lets be published until a time is taken back then, whatever happens until then.</summary>
public sealed class ItemExpiryTests : IDisposable
{
    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);
    private static readonly (string, string) UntilNine = ("expires", "2026-11-24T09:00:00Z");
    private static readonly DateTimeOffset Nine = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryPipeline _pipeline = new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task It_is_withdrawn_when_it_expires_and_not_a_minute_before()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(fields: UntilNine), Token);

        await RunAtAsync(Nine.AddMinutes(-1));
        _pipeline.Index.Documents.ShouldHaveSingleItem();
        await RunAtAsync(Nine);

        await ShouldBeGoneAsync();
        Events().ShouldBe([("article.enriched.v1", 1, null), ("article.withdrawn.v1", 2, "expired")]);
        (await _pipeline.Expiry.RunAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task So_is_a_text_whose_front_matter_says_so()
    {
        await _pipeline.DropAsync("a.md", $"---\ntitle: Bridge\nexpiryDate: 2026-11-24T09:00:00Z\n---\n{Newswire.Text}", Token);
        var id = ArticleId.FromName("a.md");

        await RunAtAsync(Nine.AddMinutes(-1));
        _pipeline.Index.Documents.Keys.ShouldBe([id]);
        await RunAtAsync(Nine);

        _pipeline.Index.Documents.ShouldBeEmpty();
        var row = await _pipeline.Ledger.FindAsync(id, Token);
        (row!.Stage, row.Reason!.Code).ShouldBe((ArticleStage.Rejected, "expired"));
    }

    [Fact]
    public async Task One_that_has_expired_is_rejected()
    {
        await _pipeline.DropAsync("a.md", $"---\ntitle: Bridge\nexpiryDate: 2026-11-23T09:00:00Z\n---\n{Newswire.Text}", Token);

        _pipeline.Ledger["a.md"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Rejected), row => row.Reason!.Code.ShouldBe("expired"));
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_withdrawn_after_a_restart_and_after_weeks()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(fields: ("expires", "2026-12-24T09:00:00Z")), Token);

        _pipeline.Deploy(cleanerVersion: 1);
        await RunAtAsync(Nine.AddDays(30));

        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task A_run_that_died_before_it_said_so_is_done_again()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(fields: UntilNine), Token);
        _pipeline.Time.SetUtcNow(Nine);
        _pipeline.Ledger.DiesAtNextUpdate = true;
        await Should.ThrowAsync<OperationCanceledException>(_pipeline.Expiry.RunAsync(Token));

        await RunAtAsync(Nine.AddMinutes(1));

        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task A_version_that_expires_later_moves_the_end()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(version: "1", fields: UntilNine), Token);
        await _pipeline.DropAsync("2.json", Newswire.Ninjs(version: "2", fields: ("expires", "2026-11-24T10:00:00Z")), Token);

        await RunAtAsync(Nine);
        _pipeline.Index.Documents.ShouldHaveSingleItem();
        await RunAtAsync(Nine.AddHours(1));

        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task A_version_that_does_not_expire_any_more_stays()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(version: "1", fields: UntilNine), Token);
        await _pipeline.DropAsync("2.json", Newswire.Ninjs(version: "2"), Token);

        await RunAtAsync(Nine.AddDays(1));

        _pipeline.Index.Documents.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_expires_under_its_embargo_is_never_published()
    {
        await _pipeline.DropAsync(
            "1.json", Newswire.Ninjs(fields: [("embargoed", "2026-11-24T08:30:00Z"), UntilNine]), Token);
        _pipeline.Time.SetUtcNow(Nine.AddHours(1));
        await _pipeline.Release.RunAsync(Token);
        await _pipeline.DrainAsync(Token);

        await ShouldBeGoneAsync();
        Events().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_version_after_it_is_published_again_under_a_greater_number()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(version: "1", fields: UntilNine), Token);
        await RunAtAsync(Nine);

        await _pipeline.DropAsync("2.json", Newswire.Ninjs(version: "2"), Token);

        _pipeline.Index.Documents.ShouldHaveSingleItem();
        Events()[^1].ShouldBe(("article.enriched.v1", 3, null));
    }

    private async Task RunAtAsync(DateTimeOffset now)
    {
        _pipeline.Time.SetUtcNow(now);
        await _pipeline.Expiry.RunAsync(Token);
        await _pipeline.DrainAsync(Token);
    }

    private async Task ShouldBeGoneAsync()
    {
        var row = (await _pipeline.Ledger.FindAsync(Id, Token))!;
        (row.Stage, row.Reason?.Code).ShouldBe((ArticleStage.Rejected, "expired"));
        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Enriched.All.ShouldBeEmpty();
        _pipeline.Cleaned.All.ShouldBeEmpty();
    }

    private List<(string Type, int Sequence, string? Reason)> Events() =>
        [.. _pipeline.Subscribers.Sent.Select(sent => (
            sent.Event.GetProperty("type").GetString()!,
            sent.Event.GetProperty("data").GetProperty("sequence").GetInt32(),
            sent.Event.GetProperty("data").TryGetProperty("reason", out JsonElement reason) ? reason.GetString() : null))];
}
