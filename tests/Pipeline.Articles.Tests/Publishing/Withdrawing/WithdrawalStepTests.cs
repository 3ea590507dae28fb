using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing.Withdrawing;

public sealed class WithdrawalStepTests : IDisposable
{
    private const string Name = "bridge.txt";
    private static readonly ArticleId Id = ArticleId.FromName(Name);

    private static readonly string Feed = $$"""
        [
          {"id":"one","title":"Harbour bridge reopens","body":{{Json(Body(1))}}},
          {"id":"two","title":"Ferry strike ends","body":{{Json(Body(2))}}}
        ]
        """;

    private readonly MemoryPipeline _pipeline = new(
        MemoryPipeline.Queued,
        ("Subscriptions:0:Name", "all"),
        ("Subscriptions:0:Queue", "everything"),
        ("Subscriptions:1:Name", "long"),
        ("Subscriptions:1:Queue", "long"),
        ("Subscriptions:1:Filter:MinWords", "5000"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_removed_file_leaves_index_and_stores_and_whoever_had_it_is_told_once()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Index.Documents.ShouldContainKey(Id);

        await _pipeline.RemoveAsync(Name, Token);
        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Cleaned.All.ShouldBeEmpty();
        _pipeline.Enriched.All.ShouldBeEmpty();
        _pipeline.Fingerprints.HoldsNothing.ShouldBeTrue();
        Events().ShouldBe([("everything", "article.enriched.v1", 1), ("everything", "article.withdrawn.v1", 2)]);
        _pipeline.Subscribers.Sent[1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("removed");
        var row = _pipeline.Ledger[Name];
        row.Stage.ShouldBe(ArticleStage.Withdrawn);
        row.IsToBeWithdrawn.ShouldBeFalse();
        row.Recipients.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_file_dropped_again_is_published_with_a_greater_sequence()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        await _pipeline.RemoveAsync(Name, Token);

        await _pipeline.DropAsync(Name, Some.ArticleText, Token);

        Events()[2].ShouldBe(("everything", "article.enriched.v1", 3));
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Ledger[Name].WithdrawnAt.ShouldBeNull();
        _pipeline.Index.Documents[Id].Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_is_back_when_the_message_comes_is_left_alone()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);

        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Index.Documents.ShouldContainKey(Id);
        Events().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_nobody_has_seen_is_no_fault()
    {
        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("never.txt"), Token);

        _pipeline.Ledger.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_subscriber_that_is_down_is_told_later_and_the_article_is_gone_meanwhile()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Subscribers.Down.Add("everything");

        await _pipeline.RemoveAsync(Name, Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Ledger[Name].IsToBeWithdrawn.ShouldBeTrue();
        var (again, delay) = _pipeline.Withdrawals.Sent.ShouldHaveSingleItem();
        (again.Attempt, delay).ShouldBe((1, TimeSpan.FromMinutes(1)));
        _pipeline.Subscribers.Down.Clear();
        await _pipeline.WithdrawalStep.RunAsync(again, Token);
        Events().ShouldBe([("everything", "article.enriched.v1", 1), ("everything", "article.withdrawn.v1", 2)]);
        _pipeline.Ledger[Name].IsToBeWithdrawn.ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_died_at_any_write_is_made_good_by_the_next_with_the_same_event()
    {
        var deaths = 0;
        for (var isDead = true; isDead;)
        {
            using var pipeline = new MemoryPipeline(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "everything"));
            await pipeline.DropAsync("feed.json", Feed, Token);
            pipeline.Inbox.Remove("feed.json");
            pipeline.Writes.DieAfter(deaths++);
            try
            {
                await pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("feed.json"), Token);
            }
            catch (Exception exception) when (exception is IOException or AggregateException)
            {
                pipeline.Ledger["feed.json"].Stage.ShouldNotBe(ArticleStage.Failed);
            }

            isDead = pipeline.Writes.IsSpent;
            pipeline.Writes.Revive();

            await pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("feed.json"), Token);

            var withdrawn = pipeline.Subscribers.Sent.Where(sent => sent.Event.GetProperty("type").GetString() == "article.withdrawn.v"
                + "1").ToList();
            withdrawn.Select(sent => sent.Event.GetRawText()).Distinct().Count().ShouldBe(2);
            pipeline.Index.Documents.ShouldBeEmpty();
            pipeline.Cleaned.All.ShouldBeEmpty();
            pipeline.Enriched.All.ShouldBeEmpty();
            pipeline.Fingerprints.HoldsNothing.ShouldBeTrue();
            pipeline.Ledger["feed.json"].Stage.ShouldBe(ArticleStage.Withdrawn);
            pipeline.Ledger["feed.json"].IsToBeWithdrawn.ShouldBeFalse();
        }

        deaths.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_new_revision_that_is_no_article_withdraws_the_old_one()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);

        await _pipeline.DropAsync(Name, string.Empty, Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Enriched.All.ShouldBeEmpty();
        Events()[1].ShouldBe(("everything", "article.withdrawn.v1", 2));
        _pipeline.Subscribers.Sent[1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("rejected");
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Rejected);
        _pipeline.Ledger[Name].Reason.ShouldNotBeNull().Code.ShouldBe("empty");

        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        Events()[2].ShouldBe(("everything", "article.enriched.v1", 3));
    }

    [Fact]
    public async Task A_removed_feed_withdraws_each_of_its_articles()
    {
        await _pipeline.DropAsync("feed.json", Feed, Token);
        _pipeline.Index.Documents.Count.ShouldBe(2);

        await _pipeline.RemoveAsync("feed.json", Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Cleaned.All.ShouldBeEmpty();
        Events().Count(sent => sent.Type == "article.withdrawn.v1").ShouldBe(2);
        _pipeline.Ledger["feed.json"].Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.Ledger["feed.json"].IsToBeWithdrawn.ShouldBeFalse();
    }

    [Fact]
    public async Task A_feed_that_no_longer_lists_an_item_keeps_it_until_the_file_is_removed()
    {
        await _pipeline.DropAsync("feed.json", Feed, Token);

        await _pipeline.DropAsync("feed.json", $$"""[{"id":"two","title":"Ferry strike ends","body":{{Json(Body(2))}}},"""
            + $$"""{"id":"three","title":"Third","body":{{Json(Body(3))}}}]""", Token);
        _pipeline.Index.Documents.Count.ShouldBe(3);
        await _pipeline.RemoveAsync("feed.json", Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_feed_that_is_rejected_withdraws_each_of_its_articles_for_that_reason()
    {
        await _pipeline.DropAsync("feed.json", Feed, Token);

        await _pipeline.DropAsync("feed.json", string.Empty, Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Subscribers.Sent.Skip(2).Select(sent => sent.Event.GetProperty("data").GetProperty("reason").GetString())
            .ShouldBe(["rejected", "rejected"]);
        _pipeline.Ledger["feed.json"].Stage.ShouldBe(ArticleStage.Rejected);
        _pipeline.Ledger["feed.json"].IsToBeWithdrawn.ShouldBeFalse();

        await _pipeline.DropAsync("feed.json", Feed, Token);
        _pipeline.Index.Documents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_becomes_a_feed_withdraws_the_article_that_it_was()
    {
        await _pipeline.DropAsync("feed.json", $$"""{"title":"Harbour bridge reopens","body":{{Json(Body(1))}}}""", Token);
        _pipeline.Index.Documents.ShouldHaveSingleItem();

        await _pipeline.DropAsync("feed.json", Feed, Token);

        _pipeline.Index.Documents.Keys.ShouldNotContain(ArticleId.FromName("feed.json"));
        _pipeline.Index.Documents.Count.ShouldBe(2);
        Events().ShouldContain(("everything", "article.withdrawn.v1", 2));
    }

    [Fact]
    public async Task An_article_removed_while_it_was_enriched_is_not_published()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync(Name, Token);
        var (_, pointer, _) = _pipeline.Queue.Sent.ShouldHaveSingleItem();
        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);
        await _pipeline.RemoveAsync(Name, Token);

        await _pipeline.DrainAsync(Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        Events().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revision_that_is_indexed_while_it_is_withdrawn_does_not_stay_in_the_index()
    {
        _pipeline.Index.BeforeWrite = async () =>
        {
            _pipeline.Index.BeforeWrite = () => Task.CompletedTask;
            _pipeline.Inbox.Remove(Name);
            await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);
        };

        await _pipeline.DropAsync(Name, Some.ArticleText, Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        // The recipients were on record already, so they are told; the greater number counts, whichever comes first.
        Events().OrderBy(sent => sent.Sequence).Last().Type.ShouldBe("article.withdrawn.v1");
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task A_file_removed_while_it_is_cleaned_is_withdrawn_though_the_message_came_too_early()
    {
        _pipeline.Cleaned.BeforeWrite = async () =>
        {
            _pipeline.Cleaned.BeforeWrite = () => Task.CompletedTask;
            _pipeline.Inbox.Remove(Name);
            await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);
        };

        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Cleaned.All.ShouldBeEmpty();
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task A_file_that_comes_back_while_it_is_withdrawn_stays_in_the_index()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Inbox.Remove(Name);
        _pipeline.Index.BeforeDelete = async () =>
        {
            _pipeline.Index.BeforeDelete = () => Task.CompletedTask;
            await _pipeline.DropAsync(Name, Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal), Token);
        };

        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Index.Documents[Id].Text.ShouldContain("Tuesday");
        _pipeline.Enriched.All.ShouldHaveSingleItem().Text.ShouldContain("Tuesday");
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Published);
        Events().MaxBy(sent => sent.Sequence).Type.ShouldBe("article.enriched.v1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_dropped_again_just_after_it_was_looked_for_stays_published(bool isRevised)
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);
        _pipeline.Inbox.Remove(Name);
        var content = isRevised ? Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal) : Some.ArticleText;
        _pipeline.Inbox.AfterLook = () => _pipeline.DropAsync(Name, content, Token);

        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Index.Documents[Id].Revision.ShouldBe(_pipeline.Ledger[Name].Revision);
        Events().MaxBy(sent => sent.Sequence).Type.ShouldBe("article.enriched.v1");
    }

    [Fact]
    public async Task A_feed_that_is_dropped_again_while_it_is_withdrawn_keeps_every_article()
    {
        await _pipeline.DropAsync("feed.json", Feed, Token);
        _pipeline.Inbox.Remove("feed.json");
        _pipeline.Index.BeforeDelete = async () =>
        {
            _pipeline.Index.BeforeDelete = () => Task.CompletedTask;
            await _pipeline.DropAsync("feed.json", Feed, Token);
        };

        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("feed.json"), Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Index.Documents.Count.ShouldBe(2);
        _pipeline.Ledger["feed.json"].Stage.ShouldBe(ArticleStage.Expanded);
        Events().GroupBy(sent => sent.Sequence).MaxBy(events => events.Key)!.ShouldAllBe(sent => sent.Type == "article.enriched.v1");
    }

    [Fact]
    public async Task Two_requests_about_one_removed_feed_withdraw_each_article_once()
    {
        const int Items = 60;
        var items = Enumerable.Range(0, Items)
            .Select(item => $$"""{"id":"{{item}}","title":"Item {{item}}","body":{{Json(Body(item))}}}""");
        await _pipeline.DropAsync("feed.json", $"[{string.Join(',', items)}]", Token);
        _pipeline.Inbox.Remove("feed.json");
        Task? second = null;
        _pipeline.Index.BeforeDelete = () =>
        {
            // Whoever removed it tells, and so does who watches the inbox.
            second ??= _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("feed.json"), Token);
            return Task.CompletedTask;
        };

        await _pipeline.WithdrawalStep.RunAsync(new WithdrawalRequest("feed.json"), Token);
        await second!;

        var withdrawn = _pipeline.Subscribers.Sent.Where(sent => sent.Event.GetProperty("type").GetString() == "article.withdrawn.v"
            + "1").ToList();
        withdrawn.Count.ShouldBe(Items);
        withdrawn.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().Count().ShouldBe(Items);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_cleaning_left_that_died_before_its_row_is_withdrawn_with_the_file()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        _pipeline.Ledger.DiesAtNextUpdate = true;
        await Should.ThrowAsync<OperationCanceledException>(() => _pipeline.CleaningStep.RunAsync(Name, Token));
        _pipeline.Cleaned.All.ShouldNotBeEmpty();
        _pipeline.Ledger.Clear();

        await _pipeline.RemoveAsync(Name, Token);

        _pipeline.Cleaned.All.ShouldBeEmpty();
        _pipeline.Enriched.All.ShouldBeEmpty();
        _pipeline.Index.Documents.ShouldBeEmpty();
        Events().ShouldBeEmpty();
    }

    private List<(string Queue, string Type, int Sequence)> Events() =>
        _pipeline.Subscribers.Sent.ConvertAll(sent => (
            sent.Queue, sent.Event.GetProperty("type").GetString()!, sent.Event.GetProperty("data").GetProperty("sequence").GetInt32()));

    // Bodies that share no run of four words.
    private static string Body(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 12).Select(_ =>
            $"The {Word()} of {Word()} told the {Word()} on Monday that the {Word()} would {Word()} before the {Word()}."));

        string Word() => string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26))));
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
