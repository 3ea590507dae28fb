using Pipeline.Articles.Contracts;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reprocessing;

/// <summary>The scheduled round compares the index with the ledger: what a writer left that died before it looked again.</summary>
public sealed class IndexRoundTests : IDisposable
{
    private const string Name = "bridge.txt";
    private static readonly ArticleId Id = ArticleId.FromName(Name);

    private readonly MemoryPipeline _pipeline =
        new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Reprocessing:MaxIndexCompared", "2"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_withdrawn_article_that_came_back_into_the_index_is_taken_out()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        var left = _pipeline.Index.Documents[Id];
        await _pipeline.RemoveAsync(Name, Token);
        _pipeline.Index.Documents[Id] = left;

        (await RoundAsync()).Misindexed.ShouldBe(1);

        _pipeline.Index.Documents.ShouldBeEmpty();
        (await RoundAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task An_older_revision_in_the_index_is_replaced()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        var old = _pipeline.Index.Documents[Id];
        await _pipeline.DropAsync(Name, Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal), Token);
        _pipeline.Index.Documents[Id] = old;

        (await RoundAsync()).Misindexed.ShouldBe(1);

        _pipeline.Index.Documents[Id].Text.ShouldContain("Tuesday");
        _pipeline.Subscribers.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_published_article_that_the_index_lacks_is_put_there()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Index.Documents.Clear();

        (await RoundAsync()).Misindexed.ShouldBe(1);

        _pipeline.Index.Documents.ShouldContainKey(Id);
    }

    [Fact]
    public async Task A_published_article_whose_document_is_lost_too_is_made_again_from_its_file()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Index.Documents.Clear();
        await _pipeline.Enriched.DeleteAsync(Id, (await _pipeline.Enriched.FindETagAsync(Id, Token))!, Token);

        (await RoundAsync()).Lost.ShouldBe(1);

        _pipeline.Index.Documents.ShouldContainKey(Id);
        _pipeline.Enriched.All.ShouldHaveSingleItem();
        _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_nobody_knows_is_taken_out()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Index.Documents[ArticleId.FromName("nobody.txt")] =
            new SearchDocument { Id = ArticleId.FromName("nobody.txt"), Sequence = 1, Name = "nobody.txt", Text = "None." };

        (await RoundAsync()).Misindexed.ShouldBe(1);

        _pipeline.Index.Documents.Keys.ShouldBe([Id]);
    }

    [Fact]
    public async Task An_entry_from_before_the_index_held_revisions_is_left_alone()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Index.Documents[Id] = _pipeline.Index.Documents[Id] with { Revision = default };

        (await RoundAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task A_round_compares_so_many_and_the_next_goes_on()
    {
        foreach (var file in Enumerable.Range(0, 5))
        {
            await _pipeline.DropAsync($"{file}.txt", Some.ArticleText, Token);
        }

        _pipeline.Index.Documents.Clear();

        (await RoundAsync()).ShouldSatisfyAllConditions(report => report.Misindexed.ShouldBe(2), report => report.HasMore.ShouldBeTrue());
        (await RoundAsync()).Misindexed.ShouldBe(2);
        (await RoundAsync()).ShouldSatisfyAllConditions(report => report.Misindexed.ShouldBe(1), report => report.HasMore.ShouldBeFalse());
        _pipeline.Index.Documents.Count.ShouldBe(5);
    }

    [Fact]
    public async Task After_the_ledger_was_lost_a_revision_keeps_its_number_and_its_event()
    {
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday" })
        {
            await _pipeline.DropAsync(Name, Some.ArticleText.Replace("Monday", day, StringComparison.Ordinal), Token);
        }

        _pipeline.Ledger.Clear();
        await _pipeline.CleaningStep.RunAsync(Name, Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Ledger[Name].Sequence.ShouldBe(3);
        _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("data").GetProperty("sequence").GetInt32()).ShouldBe([1, 2, 3, 3]);
        _pipeline.Subscribers.Sent[3].Event.GetProperty("id").GetString()
            .ShouldBe(_pipeline.Subscribers.Sent[2].Event.GetProperty("id").GetString());

        _pipeline.Ledger.Clear();
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Ledger[Name].Sequence.ShouldBe(4);
        _pipeline.Index.Documents[Id].Sequence.ShouldBe(4);
    }

    /// <summary>A night.</summary>
    private async Task<ReprocessingReport> RoundAsync()
    {
        _pipeline.Time.Advance(TimeSpan.FromHours(24));
        var report = await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);
        return report;
    }
}
