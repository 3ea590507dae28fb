using Articles.TextAnalytics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

public sealed class EnrichmentStepTests : IDisposable
{
    private const string Name = "bridge.txt";
    private readonly MemoryPipeline _pipeline = new(MemoryPipeline.Queued, ("Enrichment:MaxRetries", "0"));
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_cleaned_article_becomes_an_enriched_document_and_a_pointer()
    {
        var pointer = await CleanAsync();

        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);

        var document = _pipeline.Enriched.All.ShouldHaveSingleItem();
        document.Provider.ShouldBe("scripted/1");
        document.Language.ShouldBe("en");
        document.TextRecords.ShouldBe(5);
        _pipeline.Queue.Sent.ShouldHaveSingleItem().Queue.ShouldBe(StorageNames.ToPublish);
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Enriched);
    }

    [Fact]
    public async Task The_same_pointer_twice_is_paid_once()
    {
        var pointer = await CleanAsync();
        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);
        var calls = _pipeline.Analytics.Calls.Count;

        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);

        _pipeline.Analytics.Calls.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task A_pointer_to_an_older_revision_does_nothing()
    {
        var old = await CleanAsync();
        await CleanAsync(Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal));

        await _pipeline.EnrichmentStep.RunAsync(old, Token);

        _pipeline.Enriched.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TextAnalyticsErrorKind.Throttled)]
    [InlineData(TextAnalyticsErrorKind.Transient)]
    [InlineData(TextAnalyticsErrorKind.Configuration)]
    public async Task When_analytics_cannot_be_had_the_article_comes_back_later_and_nothing_fails(TextAnalyticsErrorKind kind)
    {
        var pointer = await CleanAsync();
        _pipeline.Analytics.OnCall = (_, _) =>
            throw new TextAnalyticsException(new TextAnalyticsError(kind, "429", "busy"), TimeSpan.FromSeconds(5));

        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);

        var (queue, again, delay) = _pipeline.Queue.Sent.ShouldHaveSingleItem();
        queue.ShouldBe(StorageNames.ToEnrich);
        again.Attempt.ShouldBe(1);
        delay.ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        again.NotBefore.ShouldBe(_pipeline.Time.GetUtcNow() + delay);
        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Cleaned);
        _pipeline.Ledger[Name].Reason!.Code.ShouldBe("deferred");
    }

    [Fact]
    public async Task Deferrals_double_up_to_the_limit()
    {
        var pointer = await CleanAsync();
        _pipeline.Analytics.OnCall = (_, _) =>
            throw new TextAnalyticsException(new TextAnalyticsError(TextAnalyticsErrorKind.Throttled, "429", "busy"));
        foreach (var minutes in (double[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            await _pipeline.EnrichmentStep.RunAsync(pointer, Token);
            (_, pointer, var delay) = _pipeline.Queue.Sent[^1];
            delay.TotalMinutes.ShouldBeInRange(minutes, 2 * minutes);
            _pipeline.Time.Advance(delay);
        }
    }

    [Fact]
    public async Task A_wrong_id_in_the_answer_is_never_credited_to_another_text()
    {
        var pointer = await CleanAsync();
        _pipeline.Analytics.AnswerId = _ => "7";

        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);

        _pipeline.Enriched.All.ShouldBeEmpty();
        _pipeline.Queue.Sent.ShouldHaveSingleItem().Queue.ShouldBe(StorageNames.ToEnrich);
    }

    [Fact]
    public async Task A_feature_that_refuses_the_text_is_left_out_with_its_reason_and_the_rest_goes_on()
    {
        var pointer = await CleanAsync();
        _pipeline.Analytics.OnCall = (feature, _) => feature == "sentiment"
            ? throw new TextAnalyticsException(
                new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, "UnsupportedLanguageCode", "not this one"))
            : Task.CompletedTask;

        await _pipeline.EnrichmentStep.RunAsync(pointer, Token);

        var document = _pipeline.Enriched.All.ShouldHaveSingleItem();
        document.Sentiment.ShouldBeNull();
        document.Summary.ShouldNotBeNull();
        document.Missing["sentiment"].ShouldContain("UnsupportedLanguageCode");
    }

    [Fact]
    public async Task A_stage_that_breaks_puts_the_reason_on_record_and_throws_on()
    {
        var pointer = await CleanAsync();
        _pipeline.Analytics.OnCall = (_, _) => throw new InvalidDataException("broken");

        await Should.ThrowAsync<InvalidDataException>(() => _pipeline.EnrichmentStep.RunAsync(pointer, Token));

        var row = _pipeline.Ledger[Name];
        row.Stage.ShouldBe(ArticleStage.Failed);
        row.FailedIn.ShouldBe("EnrichArticle");
        row.Attempts.ShouldBe(1);
        row.Reason!.Message.ShouldContain("broken");
    }

    private async Task<ArticlePointer> CleanAsync(string text = Some.ArticleText)
    {
        _pipeline.Inbox.Drop(Name, text);
        await _pipeline.CleaningStep.RunAsync(Name, Token);
        var pointer = _pipeline.Queue.Sent[^1].Pointer;
        _pipeline.Queue.Sent.Clear();
        return pointer;
    }
}
