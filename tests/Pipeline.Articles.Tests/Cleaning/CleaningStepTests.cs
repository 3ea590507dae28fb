using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

public sealed class CleaningStepTests : IDisposable
{
    private const string Name = "bridge.txt";
    private readonly MemoryPipeline _pipeline = new(MemoryPipeline.Queued);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_dropped_file_becomes_a_document_a_pointer_and_a_row()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        var document = _pipeline.Cleaned.All.ShouldHaveSingleItem();
        document.Title.ShouldBe("Harbour Bridge Reopens After Two Years of Repairs");
        document.Sequence.ShouldBe(1);
        document.CleanedAt.ShouldBe(_pipeline.Time.GetUtcNow());
        var (queue, pointer, _) = _pipeline.Queue.Sent.ShouldHaveSingleItem();
        queue.ShouldBe(StorageNames.ToEnrich);
        pointer.ArticleId.ShouldBe(ArticleId.FromName(Name));
        pointer.Revision.ShouldBe(document.Revision);
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Cleaned);
    }

    [Fact]
    public async Task The_second_trigger_for_the_same_drop_opens_nothing_and_sends_nothing()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync(Name, Token);

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Inbox.Opened.ShouldBe(1);
        _pipeline.Queue.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_bytes_dropped_again_send_nothing()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync(Name, Token);
        _pipeline.Inbox.Drop(Name, Some.ArticleText);

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Queue.Sent.Count.ShouldBe(1);
        _pipeline.Ledger[Name].SourceETag.ShouldBe("e2");
    }

    [Fact]
    public async Task A_changed_file_supersedes_with_the_next_sequence_number()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        await _pipeline.CleaningStep.RunAsync(Name, Token);
        _pipeline.Inbox.Drop(Name, Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal));

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        var document = _pipeline.Cleaned.All.ShouldHaveSingleItem();
        document.Sequence.ShouldBe(2);
        document.Text.ShouldContain("Tuesday");
        _pipeline.Queue.Sent[1].Pointer.Revision.ShouldBe(document.Revision);
    }

    [Fact]
    public async Task A_run_that_died_before_the_ledger_is_made_good_by_the_next()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        _pipeline.Ledger.DiesAtNextUpdate = true;
        await Should.ThrowAsync<OperationCanceledException>(() => _pipeline.CleaningStep.RunAsync(Name, Token));
        _pipeline.Ledger.Count.ShouldBeLessThanOrEqualTo(1);

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Cleaned);
        _pipeline.Cleaned.All.ShouldHaveSingleItem().Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_reader_of_an_old_revision_does_not_overwrite_the_new_one()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        var interfered = false;
        _pipeline.Cleaned.BeforeWrite = async () =>
        {
            if (!interfered)
            {
                // While the first run holds the old bytes, the file changes and another host takes it all the way.
                interfered = true;
                _pipeline.Inbox.Drop(Name, Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal));
                await _pipeline.OtherHostsCleaningStep.RunAsync(Name, Token);
            }
        };

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Cleaned.All.ShouldHaveSingleItem().Text.ShouldContain("Tuesday");
    }

    [Fact]
    public async Task A_file_that_is_no_article_is_rejected_with_a_reason_and_sends_nothing()
    {
        _pipeline.Inbox.Drop(Name, string.Empty);

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Queue.Sent.ShouldBeEmpty();
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Rejected);
        _pipeline.Ledger[Name].Reason!.Code.ShouldBe("empty");
    }

    [Fact]
    public async Task A_file_with_several_articles_is_expanded()
    {
        var items = new[] { "one", "two" }.Select(key => new
        {
            url = $"https://news.test/{key}",
            title = $"Harbour bridge, part {key}",
            content = Some.ArticleText,
            publishedAt = "2026-11-01T10:00:00Z",
        });
        _pipeline.Inbox.Drop("feed.json", JsonSerializer.SerializeToUtf8Bytes(items));

        await _pipeline.CleaningStep.RunAsync("feed.json", Token);

        _pipeline.Ledger["feed.json"].Stage.ShouldBe(ArticleStage.Expanded);
        _pipeline.Ledger["feed.json"].Parts.ShouldBe(2);
        _pipeline.Cleaned.All.Select(document => document.Part)
            .ShouldBe(["https://news.test/one", "https://news.test/two"], ignoreOrder: true);
        _pipeline.Queue.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_rejected_unread()
    {
        using var pipeline = new MemoryPipeline(("Reading:MaxBytes", "1000"));
        pipeline.Inbox.Drop(Name, new string('x', 1001));

        await pipeline.CleaningStep.RunAsync(Name, Token);

        pipeline.Ledger[Name].Reason!.Code.ShouldBe("too-large");
    }

    [Fact]
    public async Task A_file_that_is_gone_leaves_no_trace()
    {
        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Ledger.Count.ShouldBe(0);
    }
}
