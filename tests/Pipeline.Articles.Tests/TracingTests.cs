using System.Diagnostics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests;

public sealed class TracingTests
{
    [Fact]
    public async Task One_trace_leads_from_the_drop_over_every_stage_into_the_subscribers_event()
    {
        var own = await TraceAsync(MemoryPipeline.Queued);

        own.Select(span => span.DisplayName)
            .ShouldBe(["CleanArticle", $"process {StorageNames.ToEnrich}", $"process {StorageNames.ToPublish}"]);
        own[1].ParentSpanId.ShouldBe(own[0].SpanId);
        own[1].GetTagItem("messaging.destination.name").ShouldBe(StorageNames.ToEnrich);
    }

    [Fact]
    public async Task A_stage_that_takes_the_article_directly_has_a_span_of_its_own()
    {
        var own = await TraceAsync();

        own.Select(span => span.DisplayName).ShouldBe(["PublishArticle", "EnrichArticle", "CleanArticle"], "in the order of their ends");
        own.Take(2).ShouldAllBe(span => span.ParentSpanId == own[2].SpanId);
        own.ShouldAllBe(span => span.GetTagItem("messaging.system") == null);
    }

    private static async Task<IReadOnlyList<Activity>> TraceAsync(params (string Key, string Value)[] settings)
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PipelineTracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var pipeline = new MemoryPipeline([("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), .. settings]);
        var name = $"{Guid.NewGuid():N}.txt";
        pipeline.Inbox.Drop(name, Some.ArticleText);

        await pipeline.CleaningStep.RunAsync(name, TestContext.Current.CancellationToken);
        await pipeline.DrainAsync(TestContext.Current.CancellationToken);

        // Other tests run beside this one, and their spans are heard too.
        var own = spans.Where(span => Equals(span.GetTagItem("article.id"), ArticleId.FromName(name).ToString())).ToList();
        own.Select(span => span.TraceId).Distinct().Count().ShouldBe(1);
        own.ShouldAllBe(span => span.Kind == ActivityKind.Consumer);
        pipeline.Subscribers.Sent.Single().Event.GetProperty("traceparent").GetString()!.ShouldContain(own[0].TraceId.ToString());
        return own;
    }
}
