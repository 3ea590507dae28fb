using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>
/// A part that is damaged has a row of its own, which is closed when the file comes without the damage; no other article's row is touched.
/// </summary>
public sealed class DamagedPartRowsTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_damaged_line_has_a_row_and_dropping_the_repaired_file_heals_it()
    {
        await _pipeline.DropAsync("a.jsonl", $"{Story(1)}\n{Story(2)[..200]}\n{Story(3)[..200]}", Token);
        (await RowAsync("unreadable 1")).Stage.ShouldBe(ArticleStage.Rejected);
        (await RowAsync("unreadable 2")).Reason!.Message.ShouldContain("Line 3 ");
        _pipeline.Ledger["a.jsonl"].Parts.ShouldBe(3);

        await _pipeline.DropAsync("a.jsonl", $"{Story(1)}\n{Story(2)}\n{Story(3)[..200]}", Token);
        (await RowAsync("https://news.test/2")).Stage.ShouldBe(ArticleStage.Published);
        (await RowAsync("unreadable 1")).Reason!.Message.ShouldContain("Line 3 ");
        (await RowAsync("unreadable 2")).Stage.ShouldBe(ArticleStage.Withdrawn);

        await _pipeline.DropAsync("a.jsonl", $"{Story(1)}\n{Story(2)}\n{Story(3)}", Token);
        (await RowAsync("unreadable 1")).Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.Index.Documents.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_article_whose_line_comes_damaged_stays_as_it_was()
    {
        await _pipeline.DropAsync("a.jsonl", $"{Story(1)}\n{Story(2)}", Token);

        await _pipeline.DropAsync("a.jsonl", $"{Story(1)}\n{Story(2)[..200]}", Token);

        (await RowAsync("https://news.test/2")).Stage.ShouldBe(ArticleStage.Published);
        (await RowAsync("unreadable 1")).Stage.ShouldBe(ArticleStage.Rejected);
    }

    private static string Story(int number)
    {
        var text = Some.ArticleText.Replace("Monday", $"day {number} of the week", StringComparison.Ordinal);
        return JsonSerializer.Serialize(new { url = $"https://news.test/{number}", text });
    }

    private async Task<LedgerEntry> RowAsync(string part) =>
        (await _pipeline.Ledger.FindAsync(ArticleId.FromPart("a.jsonl", part), Token))!;
}
