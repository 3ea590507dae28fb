using System.Diagnostics.Metrics;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>
/// A file whose cleaning fails comes back later: it is not lost, not tried for ever, and not left to a trigger that gives up in seconds.
/// </summary>
public sealed class CleaningRetryTests : IDisposable
{
    private const string Name = "news/bridge.txt";
    private readonly MemoryPipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public CleaningRetryTests() => _pipeline.Inbox.Drop(Name, Some.ArticleText);

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_failure_is_deferred_and_on_record_with_its_reason()
    {
        _pipeline.Inbox.Fault = new IOException("The storage is busy.");

        await _pipeline.CleaningRetry.RunAsync(Name, Token);

        _pipeline.ToClean.Sent.ShouldBe([(new CleaningRequest(Name, Attempt: 1), TimeSpan.FromSeconds(15))]);
        var row = _pipeline.Ledger[Name];
        (row.Stage, row.FailedIn, row.Attempts).ShouldBe((ArticleStage.Failed, "CleanArticle", 1));
        row.Reason.ShouldNotBeNull().Message.ShouldBe("CleanArticle failed: IOException: The storage is busy. It is tried again.");
    }

    [Fact]
    public async Task When_the_cause_is_gone_the_article_is_published()
    {
        _pipeline.Inbox.Fault = new TimeoutException();
        await _pipeline.CleaningRetry.RunAsync(Name, Token);
        _pipeline.Inbox.Fault = null;

        await _pipeline.CleaningRetry.RunAsync(_pipeline.ToClean.Sent.ShouldHaveSingleItem().Request, Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.ToClean.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_waits_grow_to_an_hour_and_the_last_failure_is_the_hosts()
    {
        _pipeline.Inbox.Fault = new TimeoutException("No answer.");
        await _pipeline.CleaningRetry.RunAsync(Name, Token);
        while (_pipeline.ToClean.Sent[^1].Request is { Attempt: < CleaningRetry.MaxDeferrals } request)
        {
            await _pipeline.CleaningRetry.RunAsync(request, Token);
        }

        await Should.ThrowAsync<TimeoutException>(() => _pipeline.CleaningRetry.RunAsync(_pipeline.ToClean.Sent[^1].Request, Token));

        _pipeline.ToClean.Sent.Select(sent => sent.Delay.TotalSeconds).ShouldBe([15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    }

    [Fact]
    public async Task A_queue_that_does_not_answer_either_leaves_the_failure_to_the_host()
    {
        _pipeline.Inbox.Fault = new TimeoutException("No answer.");
        _pipeline.Writes.DieAfter(0);

        (await Should.ThrowAsync<TimeoutException>(() => _pipeline.CleaningRetry.RunAsync(Name, Token))).Message.ShouldBe("No answer.");
    }

    [Fact]
    public async Task A_rejection_is_no_failure()
    {
        _pipeline.Inbox.Drop(Name, string.Empty);

        await _pipeline.CleaningRetry.RunAsync(Name, Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Rejected);
        _pipeline.ToClean.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_stops_defers_nothing()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        _pipeline.Inbox.Fault = new OperationCanceledException(stopping.Token);

        await Should.ThrowAsync<OperationCanceledException>(() => _pipeline.CleaningRetry.RunAsync(Name, stopping.Token));

        _pipeline.ToClean.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deferrals_are_counted()
    {
        var counted = new List<string?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is { Name: "pipeline.articles.deferred" })
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
            {
                counted.Add(tags[0].Value as string);
            }
        });
        listener.Start();
        _pipeline.Inbox.Fault = new TimeoutException();

        await _pipeline.CleaningRetry.RunAsync(Name, Token);

        lock (counted)
        {
            counted.ShouldContain("failed");
        }
    }
}
