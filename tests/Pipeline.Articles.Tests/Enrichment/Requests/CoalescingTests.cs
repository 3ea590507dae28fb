using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment.Requests;

/// <summary>Documents of concurrent articles share requests, and nothing else.</summary>
public sealed class CoalescingTests : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);
    private readonly MemoryPipeline _pipeline = new(
        ("Enrichment:CoalescingDelay", "00:00:00.050"), ("Enrichment:Features", "Entities"), ("Enrichment:MaxRetries", "0"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Articles_in_flight_share_requests_up_to_the_features_limit()
    {
        var articles = Start(64);
        await _pipeline.AdvanceUntilAsync(Task.WhenAll(articles), Delay);

        _pipeline.Analytics.Calls.Count.ShouldBeLessThanOrEqualTo(16);
        _pipeline.Analytics.Calls.ShouldAllBe(call => call.Documents <= 5);
        _pipeline.Analytics.Calls.Sum(call => call.Documents).ShouldBe(64);
    }

    [Fact]
    public async Task A_lone_article_waits_no_longer_than_the_delay()
    {
        var article = Start(1)[0];
        _pipeline.Time.Advance(Delay - TimeSpan.FromMilliseconds(1));
        await Task.Yield();
        _pipeline.Analytics.Calls.ShouldBeEmpty();

        _pipeline.Time.Advance(TimeSpan.FromMilliseconds(1));

        await article.WaitAsync(TimeSpan.FromSeconds(10), Token);
        _pipeline.Analytics.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_article_gets_its_own_result()
    {
        _pipeline.Analytics.Entities = text => new TextEntities([new TextEntity(text[..9], "Product", null, 0, 9, 1)]);

        var articles = Start(20);
        await _pipeline.AdvanceUntilAsync(Task.WhenAll(articles), Delay);

        for (var i = 0; i < articles.Count; i++)
        {
            (await articles[i]).Entities.ShouldHaveSingleItem().Name.ShouldBe(TextOf(i)[..9]);
        }
    }

    [Fact]
    public async Task An_error_of_one_document_is_that_articles_alone()
    {
        var errors = new Dictionary<string, TextAnalyticsError>
        {
            [TextOf(1)] = new(TextAnalyticsErrorKind.Transient, "InternalServerError", "again"),
            [TextOf(2)] = new(TextAnalyticsErrorKind.BadInput, "InvalidDocument", "bad"),
        };
        _pipeline.Analytics.ErrorOf = (_, document) => errors.GetValueOrDefault(document.Text);

        var articles = Start(5);
        await _pipeline.AdvanceUntilAsync(
            Task.WhenAll(articles.Select(article => article.ContinueWith(_ => { }, TaskScheduler.Default))), Delay);

        await Should.ThrowAsync<AnalysisDeferredException>(() => articles[1]);
        (await articles[2]).Missing["entities"].ShouldBe("InvalidDocument: bad");
        foreach (var index in (int[])[0, 3, 4])
        {
            (await articles[index]).Missing.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_request_that_is_refused_as_a_whole_is_split_until_the_bad_document_stands_alone()
    {
        _pipeline.Analytics.OnDocuments = (_, documents) => documents.Any(document => document.Text == TextOf(3))
            ? throw new TextAnalyticsException(new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, "InvalidRequest", "one of them"))
            : Task.CompletedTask;

        var articles = Start(5);
        await _pipeline.AdvanceUntilAsync(Task.WhenAll(articles), Delay);

        (await articles[3]).Missing["entities"].ShouldBe("InvalidRequest: one of them");
        foreach (var index in (int[])[0, 1, 2, 4])
        {
            (await articles[index]).Missing.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task An_article_that_gave_up_is_taken_out_and_the_others_wait_no_longer_for_it()
    {
        using var cancelled = new CancellationTokenSource();
        var given = _pipeline.Analyzer.EnrichAsync(Some.Cleaned(TextOf(7)), cancelled.Token);
        var others = Start(2);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);

        await _pipeline.AdvanceUntilAsync(Task.WhenAll(others), Delay);

        _pipeline.Analytics.Sent.ShouldNotContain(sent => sent.Document.Text == TextOf(7));
        _pipeline.Analytics.Calls.ShouldBe([("entities", 2)]);
    }

    [Fact]
    public async Task An_article_that_gives_up_under_way_leaves_at_once_and_the_request_ends_with_the_last_one()
    {
        var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pipeline.Analytics.OnCall = async (_, token) =>
        {
            underWay.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _pipeline.Time, token);
            }
            finally
            {
                ended.SetResult();
            }
        };
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        Task[] articles = [_pipeline.Analyzer.EnrichAsync(Some.Cleaned(TextOf(0)), first.Token),
            _pipeline.Analyzer.EnrichAsync(Some.Cleaned(TextOf(1)), second.Token)];
        await _pipeline.AdvanceUntilAsync(underWay.Task, Delay);

        await first.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => articles[0]);
        ended.Task.IsCompleted.ShouldBeFalse();

        await second.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => articles[1]);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    private static string TextOf(int number) => $"Item {number:D4} is on sale in the market hall of Port Ellery from Monday.";

    private List<Task<EnrichedArticle>> Start(int count) =>
        [.. Enumerable.Range(0, count)
            .Select(number => _pipeline.Analyzer.EnrichAsync(Some.Cleaned(TextOf(number), $"{number}.txt"), Token))];
}
