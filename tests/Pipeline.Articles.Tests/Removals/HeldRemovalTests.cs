using Pipeline.Articles.Ledger;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Removals;

/// <summary>The scheduled round of either host finds an inbox that has lost its files.</summary>
public sealed class HeldRemovalTests : IDisposable
{
    private const int Files = 8;

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Removals:MaxFiles", "2"), ("Removals:MaxPercent", "30"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Nothing_of_an_emptied_inbox_is_withdrawn_and_nobody_is_told()
    {
        await LoseAsync(Files);

        var report = await RoundAsync();

        (report.Removed, report.Held).ShouldBe((0, Files));
        _pipeline.Enriched.All.Count.ShouldBe(Files);
        _pipeline.Index.Documents.Count.ShouldBe(Files);
        _pipeline.Subscribers.Sent.Count.ShouldBe(Files);
        _pipeline.HeldRemovals.Names.Count().ShouldBe(Files);
        (await _pipeline.Removals.CountAsync(Token)).ShouldBe((Files, _pipeline.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Neither_a_later_round_nor_a_small_limit_of_articles_lets_some_of_them_through()
    {
        await LoseAsync(Files);
        _pipeline.Configure("Reprocessing:MaxArticles", "1");

        await RoundAsync();
        await RoundAsync();

        _pipeline.Enriched.All.Count.ShouldBe(Files);
    }

    [Fact]
    public async Task A_preview_says_what_would_be_held_and_holds_nothing()
    {
        await LoseAsync(Files);

        (await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule with { DryRun = true }, Token)).Held.ShouldBe(Files);

        _pipeline.HeldRemovals.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_that_nobody_told_of_are_withdrawn_as_ever_when_they_are_few()
    {
        await LoseAsync(2);

        (await RoundAsync()).Removed.ShouldBe(2);

        _pipeline.Enriched.All.Count.ShouldBe(Files - 2);
    }

    [Fact]
    public async Task Files_that_are_back_are_no_longer_held()
    {
        await LoseAsync(Files);
        await RoundAsync();
        for (var file = 0; file < Files - 1; file++)
        {
            _pipeline.Inbox.Drop(Name(file), Text(file));
        }

        (await _pipeline.Removals.ReviewAsync(isThere: null, Token)).ShouldBe(1);
        _pipeline.HeldRemovals.Names.ShouldBe([Name(Files - 1)]);
    }

    [Fact]
    public async Task What_is_confirmed_is_withdrawn_and_the_subscribers_are_told()
    {
        await LoseAsync(Files);
        await RoundAsync();

        (await _pipeline.Removals.ConfirmAsync(Files, Token)).ShouldBe(Files);
        await _pipeline.DrainAsync(Token);

        _pipeline.HeldRemovals.Names.ShouldBeEmpty();
        _pipeline.Enriched.All.ShouldBeEmpty();
        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Ledger[Name(0)].Stage.ShouldBe(ArticleStage.Withdrawn);
        (await RoundAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task Another_number_than_is_held_confirms_nothing_and_the_answer_names_both()
    {
        await LoseAsync(Files);
        await RoundAsync();

        (await Should.ThrowAsync<RemovalsDifferException>(() => _pipeline.Removals.ConfirmAsync(3, Token))).Message
            .ShouldStartWith("8 removals are held, but 3 were confirmed: nothing is withdrawn.");

        _pipeline.HeldRemovals.Names.Count().ShouldBe(Files);
        _pipeline.Withdrawals.TryTake(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_an_operator_asks_to_withdraw_goes_while_others_are_held()
    {
        await LoseAsync(Files);
        await RoundAsync();

        await _pipeline.RemoveAsync(Name(4), Token);

        _pipeline.Ledger[Name(4)].Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.HeldRemovals.Names.ShouldNotContain(Name(4));
    }

    [Fact]
    public async Task Documents_whose_rows_and_files_are_all_lost_are_held_too()
    {
        await LoseAsync(Files);
        for (var file = 0; file < Files; file++)
        {
            _pipeline.Ledger.Lose(Name(file));
        }

        await RoundAsync();

        _pipeline.Enriched.All.Count.ShouldBe(Files);
        _pipeline.HeldRemovals.Names.Count().ShouldBe(Files);
    }

    private static string Name(int file) => $"{file}.txt";

    private static string Text(int file) => $"{Some.ArticleText}\n\nThis is number {file}.";

    private async Task LoseAsync(int count)
    {
        for (var file = 0; file < Files; file++)
        {
            await _pipeline.DropAsync(Name(file), Text(file), Token);
        }

        for (var file = 0; file < count; file++)
        {
            _pipeline.Inbox.Remove(Name(file));
        }

        _pipeline.Time.Advance(TimeSpan.FromHours(3));
    }

    private async Task<ReprocessingReport> RoundAsync()
    {
        var report = await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);
        return report;
    }
}
