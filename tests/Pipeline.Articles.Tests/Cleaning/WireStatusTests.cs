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

    private static string Item(string field) =>
        $$"""{"guid": "tag:1", "versioncreated": "2026-11-24T07:00:00Z", "headline": "Bridge", "body_text": """
            + $$"""{{System.Text.Json.JsonSerializer.Serialize(Some.ArticleText)}}, {{field}}}""";

    private static string Message(string field) => $"[{Item(field)}]";

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(ArticleId.FromItem("tag:1"), Token))!;
}
