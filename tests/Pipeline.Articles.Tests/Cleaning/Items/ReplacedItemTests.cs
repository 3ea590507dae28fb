using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>An item that takes the place of another of its provider takes it out, in whatever order they come.</summary>
public sealed class ReplacedItemTests : IDisposable
{
    private const string First = "http://ostermark.test/text/1";
    private const string Second = "http://ostermark.test/text/2";

    private readonly MemoryPipeline _pipeline = new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Replacing(string other) => Newswire.Ninjs(
        id: Second, created: "2026-11-24T07:30:00Z", text: Newswire.Corrected, fields: ("replacing", other));

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task The_one_before_is_withdrawn_and_its_subscribers_are_told()
    {
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(id: First), Token);
        await _pipeline.DropAsync("2.json", Replacing(First), Token);

        await ShouldStandAloneAsync();
        Events(First).ShouldBe(["article.enriched.v1", "article.withdrawn.v1"]);
        // Its text is nearly that of the one before: it comes once more when it is the first of the story.
        Events(Second).Distinct().ShouldBe(["article.enriched.v1"]);
    }

    [Fact]
    public async Task The_one_before_that_comes_late_is_held_out()
    {
        await _pipeline.DropAsync("2.json", Replacing(First), Token);
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(id: First), Token);

        await ShouldStandAloneAsync();
    }

    [Fact]
    public async Task Another_providers_item_stays_and_an_operator_is_told()
    {
        const string Foreign = "http://elsewhere.test/text/1";
        await _pipeline.DropAsync("1.json", Newswire.Ninjs(id: Foreign), Token);
        await _pipeline.DropAsync("2.json", Replacing(Foreign), Token);

        _pipeline.Index.Documents.Count.ShouldBe(2);
        var rows = await _pipeline.Ledger.ListAsync(Token).Where(row => row.NeedsOperator).ToListAsync(Token);
        rows.ShouldHaveSingleItem().Reason!.Message.ShouldContain(Foreign);
    }

    private List<string?> Events(string item) =>
        [.. _pipeline.Subscribers.Sent.Select(sent => sent.Event)
            .Where(sent => sent.GetProperty("subject").GetString() == ArticleId.FromItem(item).ToString())
            .Select(sent => sent.GetProperty("type").GetString())];

    private async Task ShouldStandAloneAsync()
    {
        _pipeline.Index.Documents.Keys.ShouldBe([ArticleId.FromItem(Second)]);
        var row = (await _pipeline.Ledger.FindAsync(ArticleId.FromItem(First), Token))!;
        (row.Stage, row.IsKilled).ShouldBe((ArticleStage.Rejected, true));
        row.Reason!.Message.ShouldContain(Second);
    }
}
