using System.Text;
using Articles.TextAnalytics;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Events;

namespace Articles.Client.Tests;

/// <summary>Events as the pipeline makes them.</summary>
internal static class Some
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static string Id(string name) => ArticleId.FromName(name).ToString();

    public static ReadOnlyMemory<byte> Enriched(string name, int sequence, string title = "Bridge reopens", string subscription = "desk")
    {
        var cleaned = new CleanedArticle
        {
            Id = ArticleId.FromName(name),
            Name = name,
            Title = title,
            Text = "Text.",
            Format = "text",
            Sequence = sequence,
            Revision = Revision.Of([(byte)sequence]),
        };
        var article = EnrichedArticle.From(cleaned, new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() }) with
        {
            EnrichedAt = Noon.AddMinutes(sequence),
        };
        return new EventFactory().CreateEnriched(
            article, new PipelineVersion(1, 1, 1), subscription, new Uri("http://store.test/articles-enriched/a.json"));
    }

    public static ReadOnlyMemory<byte> Withdrawn(
        string name, int sequence, WithdrawalReason reason = WithdrawalReason.Removed, string subscription = "desk") =>
        new EventFactory().CreateWithdrawn(
            new WithdrawnEvent
            {
                ArticleId = ArticleId.FromName(name),
                Sequence = sequence,
                PipelineVersion = "1.1.1",
                Subscription = subscription,
                Name = name,
                Reason = reason,
            },
            content: null,
            Noon.AddMinutes(sequence),
            traceParent: null);

    /// <summary>An event of a later version of the pipeline.</summary>
    public static ReadOnlyMemory<byte> Unknown() => Encoding.UTF8.GetBytes(
        """{"specversion":"1.0","id":"1","source":"/article-pipeline","type":"story.split.v1","data":{"storyId":"x"}}""");

    public static ArticleChange Change(ReadOnlyMemory<byte> cloudEvent) => (ArticleChange)ArticleEvent.Parse(cloudEvent);
}
