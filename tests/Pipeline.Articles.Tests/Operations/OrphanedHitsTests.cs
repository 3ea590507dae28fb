using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations;

public sealed class OrphanedHitsTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private OrphanedHits Hits => new(_pipeline.Index, _pipeline.Ledger, _pipeline.Enriched, _pipeline.Rounds);

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_hit_whose_row_and_documents_are_gone_is_taken_out_of_the_index_and_the_others_stay()
    {
        await _pipeline.DropAsync("gone.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("stays.txt", Some.ArticleText + "\n\nAnother note on the bridge.", Token);
        var gone = ArticleId.FromName("gone.txt");
        _pipeline.Ledger.Lose("gone.txt");
        _pipeline.Cleaned.Lose(gone);
        _pipeline.Enriched.Lose(gone);

        (await Hits.RepairAsync(gone, Token)).ShouldBeTrue();
        await _pipeline.RepeatAsync(Token);

        _pipeline.Index.Documents.Keys.ShouldBe([ArticleId.FromName("stays.txt")]);
        (await Hits.RepairAsync(gone, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_has_a_row_or_a_document_or_is_not_in_the_index_is_left_alone()
    {
        await _pipeline.DropAsync("row.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("document.txt", Some.ArticleText + "\n\nAnother note on the bridge.", Token);
        _pipeline.Ledger.Lose("document.txt");

        foreach (var name in new[] { "row.txt", "document.txt", "nobody.txt" })
        {
            (await Hits.RepairAsync(ArticleId.FromName(name), Token)).ShouldBeFalse();
        }

        _pipeline.Rounds.Sent.ShouldBeEmpty();
    }
}
