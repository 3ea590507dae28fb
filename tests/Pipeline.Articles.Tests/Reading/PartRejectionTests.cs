using Articles.Extraction.Tests.Formats.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reading;

/// <summary>What becomes of a part that reading rejects, one stage on.</summary>
public sealed class PartRejectionTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_part_that_is_no_article_is_rejected_in_the_ledger_and_the_others_are_cleaned()
    {
        _pipeline.Inbox.Drop(
            "drop.zip",
            Compressed.Zip(("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1]), ("b.txt", System.Text.Encoding.UTF8.GetBytes(Some.ArticleText))));

        await _pipeline.CleaningStep.RunAsync("drop.zip", Token);

        var rejected = await _pipeline.Ledger.FindAsync(ArticleId.FromPart("drop.zip", "a.jpg"), Token);
        rejected!.Stage.ShouldBe(ArticleStage.Rejected);
        rejected.Reason!.Code.ShouldBe("binary");
        _pipeline.Cleaned.All.ShouldHaveSingleItem().Part.ShouldBe("b.txt");
        _pipeline.Ledger["drop.zip"].Parts.ShouldBe(2);
    }
}
