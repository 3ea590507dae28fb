using Pipeline.Articles.Contracts;
using Pipeline.Search.Tests.Sqlite;

namespace Pipeline.Search.Tests;

public sealed class CoalescingIndexTests
{
    private readonly HeldIndex _held = new();

    [Fact]
    public async Task What_is_written_at_the_same_time_is_one_batch()
    {
        await using var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => index.UpsertAsync([Some.Document($"{i}")], Some.Cancellation)));
        _held.Batches.Sum(batch => batch.Length).ShouldBe(200);
        _held.Batches.Length.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task A_caller_is_kept_until_its_documents_are_stored_and_the_next_batch_gathers_meanwhile()
    {
        var stored = new TaskCompletionSource();
        _held.Write = _ => stored.Task;
        await using var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        var first = index.UpsertAsync([Some.Document("first")], Some.Cancellation);
        await UntilAsync(() => _held.Batches.Length == 1);
        var others = Enumerable.Range(0, 10).Select(i => index.UpsertAsync([Some.Document($"{i}")], Some.Cancellation)).ToList();
        first.IsCompleted.ShouldBeFalse();
        _held.Batches.Length.ShouldBe(1);

        stored.SetResult();
        await Task.WhenAll([first, .. others]);
        _held.Batches[1].Length.ShouldBe(10);
        _held.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task Each_caller_is_told_of_its_own_failure()
    {
        var bad = ArticleId.FromName("bad");
        _held.Write = batch => batch.Any(document => document.Id == bad)
            ? Task.FromException(new SearchIndexException("1 of many", new Dictionary<ArticleId, string> { [bad] = "Too strange." }))
            : Task.CompletedTask;
        await using var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        var good = Enumerable.Range(0, 5).Select(i => index.UpsertAsync([Some.Document($"{i}")], Some.Cancellation)).ToList();
        var exception = await Should.ThrowAsync<SearchIndexException>(
            () => index.UpsertAsync([Some.Document("bad"), Some.Document("beside it")], Some.Cancellation));
        exception.Failed.Keys.ShouldBe([bad]);
        exception.Message.ShouldContain("1 of 2");
        exception.Message.ShouldContain("Too strange.");
        await Task.WhenAll(good);
    }

    [Fact]
    public async Task A_batch_that_fails_whole_fails_for_all_its_callers_and_for_no_later_one()
    {
        _held.Write = _ => Task.FromException(new IOException("The disk is full."));
        await using var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        foreach (var write in Enumerable.Range(0, 3).Select(i => index.UpsertAsync([Some.Document($"{i}")], Some.Cancellation)).ToList())
        {
            (await Should.ThrowAsync<IOException>(() => write)).Message.ShouldBe("The disk is full.");
        }

        _held.Write = _ => Task.CompletedTask;
        await index.UpsertAsync([Some.Document("later")], Some.Cancellation);
    }

    [Fact]
    public async Task A_caller_that_goes_takes_nobody_elses_documents_with_it()
    {
        var stored = new TaskCompletionSource();
        _held.Write = _ => stored.Task;
        await using var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        var first = index.UpsertAsync([Some.Document("first")], Some.Cancellation);
        await UntilAsync(() => _held.Batches.Length == 1);
        using var gone = new CancellationTokenSource();
        var leaving = index.UpsertAsync([Some.Document("leaving")], gone.Token);
        var staying = index.UpsertAsync([Some.Document("staying")], Some.Cancellation);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaving);

        stored.SetResult();
        await Task.WhenAll(first, staying);
        _held.Batches[1].ShouldBe(["staying"]);
    }

    [Fact]
    public async Task A_batch_holds_a_thousand_documents_and_a_larger_write_goes_by_itself()
    {
        await using var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        await Task.WhenAll(
            Enumerable.Range(0, 30)
            .Select(i => index.UpsertAsync([.. Enumerable.Range(0, 100).Select(j => Some.Document($"{i}-{j}"))], Some.Cancellation)));
        _held.Batches.ShouldAllBe(batch => batch.Length <= 1000);
        await index.UpsertAsync([.. Enumerable.Range(0, 1500).Select(i => Some.Document($"{i}"))], Some.Cancellation);
        _held.Batches[^1].Length.ShouldBe(1500);
    }

    [Fact]
    public async Task A_batch_that_takes_long_holds_up_no_other_where_several_may_be_under_way()
    {
        var stored = new TaskCompletionSource();
        _held.Write = batch => batch[0].Name == "slow" ? stored.Task : Task.CompletedTask;
        await using var index = new CoalescingIndex(_held, concurrency: 2, TimeProvider.System);
        var slow = index.UpsertAsync([Some.Document("slow")], Some.Cancellation);
        await UntilAsync(() => _held.Batches.Length == 1);
        await index.UpsertAsync([Some.Document("quick")], Some.Cancellation);
        slow.IsCompleted.ShouldBeFalse();
        stored.SetResult();
        await slow;
    }

    [Fact]
    public async Task What_waits_when_the_host_stops_is_written_and_no_more_is_taken()
    {
        var index = new CoalescingIndex(_held, concurrency: 1, TimeProvider.System);
        var writes = Enumerable.Range(0, 20).Select(i => index.UpsertAsync([Some.Document($"{i}")], Some.Cancellation)).ToList();
        await index.DisposeAsync();
        await Task.WhenAll(writes);
        await Should.ThrowAsync<ObjectDisposedException>(() => index.UpsertAsync([Some.Document("late")], Some.Cancellation));
    }

    [Fact]
    public async Task On_a_file_what_is_written_is_found_on_return()
    {
        using var file = new IndexFile();
        await using var index = new CoalescingIndex(file.Index, concurrency: 1, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            await index.UpsertAsync([Some.Document($"{i}", $"word{i}")], Some.Cancellation);
            (await file.FindAsync($"word{i}")).ShouldBe([$"{i}"]);
        }));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(2, Some.Cancellation);
        }
    }
}
