using System.Text.Json;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reprocessing;

/// <summary>Another feature is switched on after articles were published.</summary>
public sealed class FeatureChangeTests : IDisposable
{
    private const string Mail = "ida.holm@example.org";

    private readonly MemoryPipeline _pipeline = new(
        MemoryPipeline.Queued, ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task What_a_new_feature_masks_is_masked_in_the_document_the_index_and_the_next_event()
    {
        await PublishAsync();
        Published().ShouldAllBe(text => text.Contains(Mail));

        await SwitchOnPiiAsync();

        Published().ShouldAllBe(text => !text.Contains(Mail));
        _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().Count().ShouldBe(2);
        _pipeline.Ledger["a.txt"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Sequence.ShouldBe(1), row =>
                row.Features.ShouldNotBeNull().ShouldContain("pii"));
    }

    [Fact]
    public async Task An_article_with_the_new_feature_is_not_found_stale_again()
    {
        await PublishAsync();

        await SwitchOnPiiAsync();

        (await RunAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_changed_setting_masks_reaches_the_subscribers_under_another_id_once_an_operator_asks()
    {
        _pipeline.Configure("Enrichment:Features", "Default,Pii");
        _pipeline.Configure("Enrichment:RedactPii", "false");
        await PublishAsync();
        Published().ShouldAllBe(text => text.Contains(Mail));

        _pipeline.Configure("Enrichment:RedactPii", "true");
        (await _pipeline.ReprocessingStep.RunAsync(new ReprocessingSelection { Name = "a.txt" }, Token)).Asked.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        Published().ShouldAllBe(text => !text.Contains(Mail));
        _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_publisher_that_is_quicker_than_the_enricher_s_row_publishes_the_new_document_once()
    {
        await PublishAsync();
        _pipeline.Configure("Enrichment:Features", "Default,Pii");
        await RunAsync();
        var overtaken = false;
        _pipeline.Queue.AfterSend = async () =>
        {
            if (!overtaken)
            {
                overtaken = true;
                await _pipeline.DrainAsync(Token);
            }
        };

        await _pipeline.RepeatAsync(Token);

        overtaken.ShouldBeTrue();
        Published().ShouldAllBe(text => !text.Contains(Mail));
        _pipeline.Subscribers.Sent.Count.ShouldBe(2);
        _pipeline.Ledger["a.txt"].Stage.ShouldBe(ArticleStage.Published);
    }

    private async Task PublishAsync()
    {
        _pipeline.Analytics.Pii = text => text.IndexOf(Mail, StringComparison.Ordinal) is var place and >= 0
            ? new PersonalInformation([new TextEntity(Mail, "Email", null, place, Mail.Length, 1)])
            : new PersonalInformation([]);
        await _pipeline.DropAsync("a.txt", Some.ArticleText.Replace("Mayor Clara Whitfield", $"Mayor Clara Whitfield ({Mail})"), Token);
    }

    private async Task SwitchOnPiiAsync()
    {
        _pipeline.Configure("Enrichment:Features", "Default,Pii");
        (await RunAsync()).Stale.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);
    }

    private Task<ReprocessingReport> RunAsync() => _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);

    /// <summary>The article as each place has it now: the document, the index, the newest event.</summary>
    private string[] Published() =>
    [
        JsonSerializer.Serialize(_pipeline.Enriched.All.Single(), EnrichmentJson.Default.EnrichedArticle),
        _pipeline.Index.Documents.Values.Single().ToString(),
        _pipeline.Subscribers.Sent[^1].Event.GetRawText(),
    ];
}
