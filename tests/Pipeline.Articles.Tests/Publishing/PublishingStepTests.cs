using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

public sealed class PublishingStepTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(
        MemoryPipeline.Queued,
        ("Subscriptions:0:Name", "all"),
        ("Subscriptions:0:Queue", "everything"),
        ("Subscriptions:1:Name", "german"),
        ("Subscriptions:1:Queue", "deutsch"),
        ("Subscriptions:1:Filter:Languages:0", "de"),
        ("Subscriptions:2:Name", "people"),
        ("Subscriptions:2:Queue", "people"),
        ("Subscriptions:2:Filter:Entities:0", "Person:*"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task An_article_is_indexed_and_each_matching_subscriber_gets_one_event()
    {
        var article = await StoreAsync(Some.Enriched());

        await RunAsync(article);

        _pipeline.Index.Documents[article.Id].Title.ShouldBe(article.Title);
        _pipeline.Subscribers.Sent.Select(sent => sent.Queue).ShouldBe(["everything", "people"], ignoreOrder: true);
        var row = _pipeline.Ledger[article.Name];
        row.Stage.ShouldBe(ArticleStage.Published);
        row.Delivered.ShouldBe(["all", "people"]);
    }

    [Fact]
    public async Task The_same_pointer_twice_sends_once()
    {
        var article = await StoreAsync(Some.Enriched());
        await RunAsync(article);

        await RunAsync(article);

        _pipeline.Subscribers.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_subscription_that_comes_amid_publishing_is_sent_nothing_that_is_not_on_record()
    {
        var article = await StoreAsync(Some.Enriched());
        var updates = 0;
        _pipeline.Ledger.BeforeUpdate = () =>
        {
            if (++updates == 1)
            {
                _pipeline.Change(("Subscriptions:3:Name", "late"), ("Subscriptions:3:Queue", "late"));
            }

            return Task.CompletedTask;
        };
        List<string> recorded = [];
        _pipeline.Subscribers.BeforeSend = () =>
        {
            recorded = [.. _pipeline.Ledger[article.Name].Recipients];
            return Task.CompletedTask;
        };

        await RunAsync(article);

        recorded.ShouldBe(["all", "people"]);
        _pipeline.Subscribers.Sent.Select(sent => sent.Queue).ShouldBe(["everything", "people"], ignoreOrder: true);
    }

    [Fact]
    public async Task Enrichment_that_notes_its_work_only_while_the_article_is_delivered_takes_nothing_back()
    {
        _pipeline.Inbox.Drop("0.txt", Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync("0.txt", Token);
        var pointer = _pipeline.Queue.Sent.Single().Pointer;
        _pipeline.Queue.Sent.Clear();
        var isDelivering = new TaskCompletionSource();
        var updates = 0;
        // The next update is enrichment's, after it has sent the pointer.
        _pipeline.Ledger.BeforeUpdate = () => ++updates == 1 ? isDelivering.Task : Task.CompletedTask;
        var enriching = _pipeline.EnrichmentStep.RunAsync(pointer, Token);
        while (_pipeline.Queue.Sent.Count == 0)
        {
            await Task.Delay(1, Token);
        }

        _pipeline.Subscribers.BeforeSend = async () =>
        {
            isDelivering.TrySetResult();
            await enriching;
        };
        await _pipeline.PublishingStep.RunAsync(_pipeline.Queue.Sent.Single().Pointer, Token);

        _pipeline.Ledger["0.txt"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published),
            row => row.PublisherVersion.ShouldBeGreaterThan(0),
            row => row.IndexVersion.ShouldBeGreaterThan(0),
            row => row.Delivered.ShouldContain("all"));
    }

    [Fact]
    public async Task A_subscriber_that_is_down_does_not_stop_the_others_and_is_tried_again_alone_after_a_while()
    {
        var article = await StoreAsync(Some.Enriched());
        _pipeline.Subscribers.Down.Add("everything");
        await RunAsync(article);
        _pipeline.Subscribers.Sent.ShouldHaveSingleItem().Queue.ShouldBe("people");
        var row = _pipeline.Ledger[article.Name];
        row.Reason.ShouldNotBeNull().Message.ShouldContain("'all' (queue 'everything'): the queue is down");
        row.Recipients.ShouldBe(["people"]);
        var (queue, again, delay) = _pipeline.Queue.Sent.ShouldHaveSingleItem();
        (queue, again.Attempt, delay).ShouldBe((StorageNames.ToPublish, 1, TimeSpan.FromMinutes(1)));
        _pipeline.Subscribers.Down.Clear();
        var indexed = _pipeline.Index.Writes;

        await _pipeline.PublishingStep.RunAsync(again, Token);

        _pipeline.Subscribers.Sent.Select(sent => sent.Queue).ShouldBe(["people", "everything"]);
        _pipeline.Index.Writes.ShouldBe(indexed);
        _pipeline.Ledger[article.Name].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Ledger[article.Name].Recipients.ShouldBe(["all", "people"]);
    }

    [Fact]
    public async Task A_subscriber_that_stays_down_is_tried_ever_more_rarely_and_then_left_to_reprocessing()
    {
        var article = await StoreAsync(Some.Enriched());
        _pipeline.Subscribers.Down.Add("everything");
        await RunAsync(article);
        var delays = new List<TimeSpan>();
        while (_pipeline.Queue.Sent.Count > 0)
        {
            var (_, pointer, delay) = _pipeline.Queue.Sent[0];
            _pipeline.Queue.Sent.Clear();
            delays.Add(delay);
            await _pipeline.PublishingStep.RunAsync(pointer, Token);
        }

        delays.Count.ShouldBe(11);
        delays.ShouldBe(delays.Order());
        delays[^1].ShouldBe(TimeSpan.FromHours(1));
        var row = _pipeline.Ledger[article.Name];
        row.Stage.ShouldBe(ArticleStage.Failed);
        row.Reason.ShouldNotBeNull().Code.ShouldBe("undelivered");
        _pipeline.Subscribers.Sent.Select(sent => sent.Queue).ShouldBe(["people"]);

        _pipeline.Subscribers.Down.Clear();
        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Subscribers.Sent.Select(sent => sent.Queue).ShouldBe(["people", "everything"]);
        _pipeline.Ledger[article.Name].Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task A_filter_that_changes_between_two_tries_withdraws_what_the_first_delivered_with_a_later_event()
    {
        var article = await StoreAsync(Some.Enriched() with { EnrichedAt = _pipeline.Time.GetUtcNow() });
        _pipeline.Subscribers.Down.Add("everything");
        await RunAsync(article);
        _pipeline.Change(("Subscriptions:2:Filter:Entities:0", "Location:Atlantis"));
        _pipeline.Subscribers.Down.Clear();

        await RunAsync(article);

        var sent = _pipeline.Subscribers.Sent.Where(sent => sent.Queue == "people").Select(sent => sent.Event).ToList();
        sent.Select(one => one.GetProperty("type").GetString()).ShouldBe(["article.enriched.v1", "article.withdrawn.v1"]);
        sent.Select(one => one.GetProperty("data").GetProperty("sequence").GetInt32()).ShouldBe([1, 1]);
        sent[1].GetProperty("time").GetDateTimeOffset().ShouldBeGreaterThan(sent[0].GetProperty("time").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_subscriber_whose_filter_the_new_revision_does_not_meet_is_told_that_its_copy_no_longer_stands()
    {
        var article = await StoreAsync(Some.Enriched());
        await RunAsync(article);
        _pipeline.Subscribers.Sent.Clear();

        await RunAsync(await StoreAsync(article with { Sequence = 2, Revision = Revision.Of("y"u8), Entities = [] }));

        var withdrawn = _pipeline.Subscribers.Sent.Single(sent => sent.Queue == "people").Event;
        withdrawn.GetProperty("type").GetString().ShouldBe("article.withdrawn.v1");
        withdrawn.GetProperty("data").GetProperty("reason").GetString().ShouldBe("no-longer-matches");
        withdrawn.GetProperty("data").GetProperty("sequence").GetInt32().ShouldBe(2);
        _pipeline.Subscribers.Sent.Single(sent => sent.Queue == "everything").Event.GetProperty("type").GetString()
            .ShouldBe("article.enriched.v1");
        _pipeline.Ledger[article.Name].Recipients.ShouldBe(["all"]);
    }

    [Fact]
    public async Task A_withdrawal_that_could_not_be_delivered_is_tried_again()
    {
        var article = await StoreAsync(Some.Enriched());
        await RunAsync(article);
        _pipeline.Subscribers.Sent.Clear();
        _pipeline.Subscribers.Down.Add("people");
        await RunAsync(await StoreAsync(article with { Sequence = 2, Revision = Revision.Of("y"u8), Entities = [] }));
        _pipeline.Ledger[article.Name].Recipients.ShouldBe(["all", "people"]);
        _pipeline.Subscribers.Down.Clear();

        await _pipeline.PublishingStep.RunAsync(_pipeline.Queue.Sent.ShouldHaveSingleItem().Pointer, Token);

        _pipeline.Subscribers.Sent.Select(sent => (sent.Queue, sent.Event.GetProperty("type").GetString()))
            .ShouldBe([("everything", "article.enriched.v1"), ("people", "article.withdrawn.v1")]);
        _pipeline.Ledger[article.Name].Recipients.ShouldBe(["all"]);
        _pipeline.Ledger[article.Name].Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task A_redelivery_after_a_crash_carries_the_same_event_id()
    {
        var article = await StoreAsync(Some.Enriched());
        _pipeline.Ledger.DiesAtNextUpdate = true;
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(article));

        await RunAsync(article);

        _pipeline.Subscribers.Sent
            .Where(sent => sent.Queue == "everything")
            .Select(sent => sent.Event.GetProperty("id").GetString())
            .Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_slow_older_revision_does_not_stay_in_the_index_over_a_newer_one()
    {
        var old = await StoreAsync(Some.Enriched(title: "Old"));
        var newer = old with { Title = "New", Sequence = 2, Revision = Revision.Of("y"u8) };
        _pipeline.Index.BeforeWrite = async () =>
        {
            _pipeline.Index.BeforeWrite = () => Task.CompletedTask;
            await StoreAsync(newer);
            await RunAsync(newer);
        };

        await RunAsync(old);

        _pipeline.Index.Documents[old.Id].Title.ShouldBe("New");
        _pipeline.Ledger[old.Name].Sequence.ShouldBe(2);
    }

    private async Task<EnrichedArticle> StoreAsync(EnrichedArticle article)
    {
        var etag = await _pipeline.Enriched.FindETagAsync(article.Id, Token);
        (await _pipeline.Enriched.TryWriteAsync(article, etag, Token)).ShouldNotBeNull();
        return article;
    }

    private Task RunAsync(EnrichedArticle article) =>
        _pipeline.PublishingStep.RunAsync(new ArticlePointer(article.Id, article.Revision), Token);
}
