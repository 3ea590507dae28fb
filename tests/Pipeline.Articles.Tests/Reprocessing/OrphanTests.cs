using System.Text.Json;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reprocessing;

/// <summary>Documents that no row of the ledger knows.</summary>
public sealed class OrphanTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Documents_of_a_file_that_is_gone_are_taken_back_and_leave_the_index()
    {
        await _pipeline.DropAsync("gone.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("stays.txt", Some.ArticleText + "\n\nAnother note on the state of the river.", Token);
        _pipeline.Inbox.Remove("gone.txt");
        _pipeline.Ledger.Lose("gone.txt");
        _pipeline.Time.Advance(TimeSpan.FromHours(3));

        (await RunAsync(dryRun: true)).Removed.ShouldBe(1);
        _pipeline.Ledger.Count.ShouldBe(1, "a preview changes nothing");
        (await RunAsync()).Removed.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Cleaned.All.Single().Name.ShouldBe("stays.txt");
        _pipeline.Enriched.All.Single().Name.ShouldBe("stays.txt");
        _pipeline.Index.Documents.Values.Single().Name.ShouldBe("stays.txt");
        _pipeline.Ledger["gone.txt"].Stage.ShouldBe(ArticleStage.Withdrawn);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task The_items_of_a_feed_that_is_gone_are_taken_back_even_when_nobody_knows_whose_they_were()
    {
        _pipeline.Inbox.Drop("feed.jsonl", string.Join('\n', Enumerable.Range(0, 3).Select(part =>
            $$"""{"url":"https://news.test/{{part}}","title":"Bridge {{part}}","body":{{JsonSerializer.Serialize(Some.ArticleText)}}}""")));
        await _pipeline.CleaningStep.RunAsync("feed.jsonl", Token);
        await _pipeline.DrainAsync(Token);
        _pipeline.Inbox.Remove("feed.jsonl");
        _pipeline.Ledger.Lose("feed.jsonl");
        foreach (var article in _pipeline.Cleaned.All)
        {
            _pipeline.Ledger.Lose(article.Id);
        }

        _pipeline.Time.Advance(TimeSpan.FromHours(3));
        (await RunAsync()).Removed.ShouldBe(3);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Cleaned.All.ShouldBeEmpty();
        _pipeline.Enriched.All.ShouldBeEmpty();
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_that_a_stage_may_just_have_written_is_left()
    {
        await _pipeline.DropAsync("new.txt", Some.ArticleText, Token);
        _pipeline.Inbox.Remove("new.txt");
        _pipeline.Ledger.Lose("new.txt");

        (await RunAsync()).Sent.ShouldBe(0);
    }

    private Task<ReprocessingReport> RunAsync(bool dryRun = false) =>
        _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule with { DryRun = dryRun }, Token);
}
