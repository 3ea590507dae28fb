using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>What an agency says of an item changes under the same text: it counts all the same.</summary>
public sealed class WireStatusTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_part_that_is_killed_with_its_text_unchanged_is_withdrawn()
    {
        await _pipeline.DropAsync("a.json", Message("\"pubstatus\": \"usable\""), Token);
        _pipeline.Index.Documents.Count.ShouldBe(1);

        await _pipeline.DropAsync("a.json", Message("\"pubstatus\": \"canceled\""), Token);

        (await RowAsync()).Reason!.Code.ShouldBe("killed");
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_comes_again_in_the_next_file_after_its_embargo_is_published()
    {
        const string Embargo = "\"embargoed\": \"2026-11-24T09:00:00Z\"";
        await _pipeline.DropAsync("a.json", Message(Embargo), Token);
        (await RowAsync()).Reason!.Code.ShouldBe("embargoed");
        _pipeline.Index.Documents.ShouldBeEmpty();

        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        await _pipeline.DropAsync("a.json", Message(Embargo) + "\n", Token);

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Index.Documents.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_dropped_again_after_its_embargo_is_published()
    {
        var file = Item("\"embargoed\": \"2026-11-24T09:00:00Z\"");
        await _pipeline.DropAsync("b.json", file, Token);
        _pipeline.Ledger["b.json"].Reason!.Code.ShouldBe("embargoed");

        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        await _pipeline.DropAsync("b.json", file, Token);

        _pipeline.Ledger["b.json"].Stage.ShouldBe(ArticleStage.Published);
    }

    private static string Item(string field) =>
        $$"""{"guid": "tag:1", "versioncreated": "2026-11-24T07:00:00Z", "headline": "Bridge", "body_text": """
            + $$"""{{System.Text.Json.JsonSerializer.Serialize(Some.ArticleText)}}, {{field}}}""";

    private static string Message(string field) => $"[{Item(field)}]";

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(ArticleId.FromPart("a.json", "tag:1"), Token))!;
}
