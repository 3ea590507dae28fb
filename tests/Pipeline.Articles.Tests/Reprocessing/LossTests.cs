using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reprocessing;

/// <summary>Rows and documents that the storage has lost, of files that were dropped long ago.</summary>
public sealed class LossTests : IDisposable
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(3);

    private readonly MemoryPipeline _pipeline = new(
        ("Reprocessing:MaxArticles", "20"), ("Reprocessing:MaxFilesLooked", "10"), ("Subscriptions:0:Name", "all"),
        ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_lost_row_of_an_old_file_is_found_and_comes_back_with_the_same_events()
    {
        await PublishLongAgoAsync(5);
        var before = _pipeline.Ledger["3.txt"];
        _pipeline.Ledger.Lose("3.txt");

        (await RunAsync(dryRun: true))
            .ShouldSatisfyAllConditions(dry => dry.Lost.ShouldBe(1), dry => dry.Articles.Single().Name.ShouldBe("3.txt"));
        (await RunAsync()).ShouldSatisfyAllConditions(report => report.Lost.ShouldBe(1), report => report.Sent.ShouldBe(1));
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger["3.txt"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Sequence.ShouldBe(1), row =>
                row.Revision.ShouldBe(before.Revision));
        EventIds("3.txt").Count.ShouldBe(2);
        EventIds("3.txt").Distinct().Count().ShouldBe(1);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task An_emptied_ledger_fills_again_with_the_same_stories_and_the_same_events()
    {
        await PublishLongAgoAsync(4);
        var before = Stories();
        before.Values.Count(article => article.DuplicateOf is not null).ShouldBe(3);
        _pipeline.Ledger.Clear();
        _pipeline.Time.Advance(LongAgo);

        foreach (var name in new[] { "2.txt", "0.txt", "3.txt", "1.txt" })
        {
            await _pipeline.CleaningStep.RunAsync(name, Token);
        }

        await _pipeline.DrainAsync(Token);
        Stories().ShouldBe(before);
        _pipeline.Subscribers.Sent.Count.ShouldBe(8);
        _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().Count().ShouldBe(4);

        // A new copy joins the story that it would have joined before.
        await _pipeline.DropAsync("9.txt", Some.ArticleText, Token);
        Stories()["9.txt"].ShouldBe((before["0.txt"].ClusterId, ArticleId.FromName("0.txt"), _pipeline.Time.GetUtcNow()));
    }

    private Dictionary<string, (ArticleId? ClusterId, ArticleId? DuplicateOf, DateTimeOffset? FirstSeenAt)> Stories() =>
        _pipeline.Enriched.All.ToDictionary(
            article => article.Name, article => (article.ClusterId, article.DuplicateOf, article.FirstSeenAt));

    [Fact]
    public async Task A_lost_cleaned_document_is_cleaned_again_from_its_file_with_the_same_events()
    {
        await PublishLongAgoAsync(5);
        _pipeline.Cleaned.Lose(ArticleId.FromName("2.txt"));

        await FindAndRepairAsync("2.txt", ArticleStage.Cleaned);

        _pipeline.Cleaned.All.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_lost_enriched_document_is_enriched_again_with_the_same_events()
    {
        await PublishLongAgoAsync(5);
        _pipeline.Enriched.Lose(ArticleId.FromName("2.txt"));

        await FindAndRepairAsync("2.txt", ArticleStage.Enriched);

        _pipeline.Enriched.All.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Both_documents_lost_are_made_anew()
    {
        await PublishLongAgoAsync(2);
        _pipeline.Cleaned.Lose(ArticleId.FromName("1.txt"));
        _pipeline.Enriched.Lose(ArticleId.FromName("1.txt"));

        await FindAndRepairAsync("1.txt", ArticleStage.Cleaned);

        (_pipeline.Cleaned.All.Count, _pipeline.Enriched.All.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task An_item_of_a_feed_whose_document_is_lost_is_cleaned_again_and_the_others_are_left()
    {
        _pipeline.Inbox.Drop("feed.jsonl", string.Join('\n', Enumerable.Range(0, 3).Select(part =>
            $$"""{"url":"https://news.test/{{part}}","title":"Bridge {{part}}","body":{{JsonSerializer.Serialize(Some.ArticleText)}}}""")));
        await _pipeline.CleaningStep.RunAsync("feed.jsonl", Token);
        await _pipeline.DrainAsync(Token);
        await GrowOldAsync();
        var lost = _pipeline.Cleaned.All.First();
        var events = _pipeline.Subscribers.Sent.Count;
        _pipeline.Cleaned.Lose(lost.Id);

        (await RunAsync()).Lost.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Cleaned.All.Single(article => article.Id == lost.Id).Sequence.ShouldBe(1);
        _pipeline.Subscribers.Sent.Count.ShouldBe(events + 1);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_withdrawn_while_the_lists_were_read_is_not_lost()
    {
        await PublishLongAgoAsync(3);
        _pipeline.Inbox.Remove("1.txt");
        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("1.txt"), Token);
        var withdrawn = _pipeline.Ledger["1.txt"];
        await _pipeline.DropAsync("1.txt", Some.ArticleText, Token);
        // The entries are listed while it is published, and then it goes.
        _pipeline.Stored.BeforeEntries = () =>
        {
            _pipeline.Cleaned.Lose(withdrawn.Id);
            _pipeline.Enriched.Lose(withdrawn.Id);
            _pipeline.Ledger.UpdateAsync(withdrawn.Id, null, _ => withdrawn, Token).GetAwaiter().GetResult();
        };

        (await RunAsync(ReprocessingCause.Lost)).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task Rows_are_looked_for_a_bounded_number_of_files_a_run_and_the_next_run_goes_on()
    {
        await PublishLongAgoAsync(30);
        _pipeline.Inbox.PageSize = 10;
        foreach (var name in new[] { "0.txt", "9.txt" })
        {
            _pipeline.Ledger.Lose(name);
        }

        (await RunAsync()).Lost.ShouldBe(1);
        _pipeline.Rounds.Checkpoint.LostRows.ShouldNotBeNull();
        (await RunAsync()).Lost.ShouldBe(0);
        (await RunAsync()).Lost.ShouldBe(1);
        _pipeline.Rounds.Checkpoint.LostRows.ShouldBeNull();

        await _pipeline.RepeatAsync(Token);
        Enumerable.Range(0, 30).ShouldAllBe(file => _pipeline.Ledger[$"{file}.txt"].Stage == ArticleStage.Published);
    }

    [Fact]
    public async Task Documents_are_looked_for_on_from_where_a_run_had_sent_enough()
    {
        await PublishLongAgoAsync(50);
        foreach (var article in _pipeline.Enriched.All)
        {
            _pipeline.Enriched.Lose(article.Id);
        }

        var sent = 0;
        ReprocessingReport report;
        do
        {
            report = await RunAsync();
            sent += report.Lost;
        }
        while (report.HasMore && sent < 200);

        sent.ShouldBe(50);
        await _pipeline.RepeatAsync(Token);
        _pipeline.Enriched.All.Count.ShouldBe(50);
    }

    [Fact]
    public async Task An_operator_who_asks_has_every_file_looked_at_at_once()
    {
        await PublishLongAgoAsync(30);
        _pipeline.Inbox.PageSize = 4;
        _pipeline.Ledger.Lose("8.txt");
        _pipeline.Enriched.Lose(ArticleId.FromName("9.txt"));

        (await RunAsync(ReprocessingCause.Lost)).Articles.Select(article => article.Name).ShouldBe(["8.txt", "9.txt"], ignoreOrder: true);
        (await _pipeline.ReprocessingStep.RunAsync(
            new ReprocessingSelection { Causes = ReprocessingCause.Lost, Name = "8*", DryRun = true }, Token)).Lost.ShouldBe(1);
    }

    private async Task FindAndRepairAsync(string name, ArticleStage from)
    {
        (await RunAsync(dryRun: true)).Lost.ShouldBe(1);
        var report = await RunAsync();
        report.Lost.ShouldBe(1);
        report.Articles.Single().ShouldSatisfyAllConditions(article => article.Name.ShouldBe(name), article => article.From.ShouldBe(from));
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger[name]
            .ShouldSatisfyAllConditions(row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Sequence.ShouldBe(1));
        EventIds(name).Count.ShouldBe(2);
        EventIds(name).Distinct().Count().ShouldBe(1);
        (await RunAsync()).Sent.ShouldBe(0);
    }

    private List<string?> EventIds(string name) =>
        [.. _pipeline.Subscribers.Sent
            .Where(sent => sent.Event.GetProperty("subject").GetString() == ArticleId.FromName(name).ToString())
            .Select(sent => sent.Event.GetProperty("id").GetString())];

    private Task<ReprocessingReport> RunAsync(bool dryRun = false) =>
        _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule with { DryRun = dryRun }, Token);

    private Task<ReprocessingReport> RunAsync(ReprocessingCause causes) =>
        _pipeline.ReprocessingStep.RunAsync(new ReprocessingSelection { Causes = causes }, Token);

    private async Task PublishLongAgoAsync(int count)
    {
        for (var file = 0; file < count; file++)
        {
            _pipeline.Inbox.Drop(
                $"{file}.txt", Some.ArticleText + $"\n\nNote number {file} on the state of the bridge, the pier and the river below.");
            await _pipeline.CleaningStep.RunAsync($"{file}.txt", Token);
        }

        await _pipeline.DrainAsync(Token);
        await GrowOldAsync();
    }

    /// <summary>Lets the schedule list everything once, so that the files are no longer among those that it compares anyway.</summary>
    private async Task GrowOldAsync()
    {
        for (var day = 0; day < 2; day++)
        {
            _pipeline.Time.Advance(LongAgo);
            while ((await RunAsync()).HasMore)
            {
            }
        }

        _pipeline.Rounds.Checkpoint.ListedAt.ShouldNotBeNull();
    }
}
