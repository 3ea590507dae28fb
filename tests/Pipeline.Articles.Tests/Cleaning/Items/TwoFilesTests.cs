using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>One item in several files, of which some are removed: what one of them still holds, stands.</summary>
public sealed class TwoFilesTests : IDisposable
{
    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Enrichment:Features", "None"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("1.json", "2.json")]
    [InlineData("2.json", "1.json")]
    public async Task Whichever_of_two_with_the_same_version_is_removed_the_other_carries_the_item(string removed, string left)
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs());

        await _pipeline.RemoveAsync(removed, Token);

        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Name.ShouldBe(left), row => row.Sequence.ShouldBe(1));
        _pipeline.Index.Documents.Keys.ShouldBe([Id]);
        Events().ShouldBe([("article.enriched.v1", 1, null)]);

        await _pipeline.RemoveAsync(left, Token);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.Index.Documents.ShouldBeEmpty();
        Events().ShouldBe([("article.enriched.v1", 1, null), ("article.withdrawn.v1", 2, "removed")]);
    }

    [Fact]
    public async Task Of_three_any_that_is_left_carries_it()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs());
        await DropAsync("3.json", Newswire.Ninjs());

        await _pipeline.RemoveAsync("2.json", Token);
        await _pipeline.RemoveAsync("3.json", Token);

        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Name.ShouldBe("1.json"));
    }

    [Fact]
    public async Task An_older_version_in_another_file_does_not_carry_the_newer_on()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("1b.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:30:00Z"));

        await _pipeline.RemoveAsync("2.json", Token);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_newer_version_stands_when_the_files_of_the_older_are_removed()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:30:00Z"));
        await DropAsync("2b.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:30:00Z"));

        await _pipeline.RemoveAsync("1.json", Token);
        await _pipeline.RemoveAsync("2b.json", Token);

        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Name.ShouldBe("2.json"), row => row.Sequence.ShouldBe(2), row => row.Item!.Version.ShouldBe("2"));
        _pipeline.Index.Documents[Id].Text.ShouldBe(Newswire.Corrected);
        Events().ShouldBe([("article.enriched.v1", 1, null), ("article.enriched.v1", 2, null)]);
    }

    [Fact]
    public async Task A_file_that_was_written_over_unread_does_not_carry_it_on()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs());
        _pipeline.Inbox.Drop("1.json", "[]");

        await _pipeline.RemoveAsync("2.json", Token);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task One_that_an_embargo_holds_back_stays_held_and_is_published_when_it_ends()
    {
        var item = Newswire.Ninjs(fields: ("embargoed", "2026-11-24T09:00:00Z"));
        await DropAsync("1.json", item);
        await DropAsync("2.json", item);
        await _pipeline.RemoveAsync("2.json", Token);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Embargoed);
        _pipeline.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await _pipeline.Release.RunAsync(Token);
        await _pipeline.DrainAsync(Token);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Published);
    }

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(10));
        await _pipeline.DropAsync(name, content, Token);
    }

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(Id, Token)).ShouldNotBeNull();

    private List<(string Type, int Sequence, string? Reason)> Events() => [.. _pipeline.Subscribers.Sent.Select(sent => (
        sent.Event.GetProperty("type").GetString()!,
        sent.Event.GetProperty("data").GetProperty("sequence").GetInt32(),
        sent.Event.GetProperty("data").TryGetProperty("reason", out var reason) ? reason.GetString() : null))];
}
