using Articles.TextAnalytics;
using Azure.Storage.Queues;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Samples;

/// <summary>The consumer of docs/subscribe.md on a real queue, with the events that the pipeline makes.</summary>
public sealed class ArticleConsumerTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly EventFactory _events = new();
    private readonly Dictionary<string, Copy> _copies = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_page_shows_this_very_source()
    {
        var source = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "tests", "Pipeline.Local.Tests", "Samples", "ArticleConsumer.cs"));
        var shown = source[source.IndexOf("public sealed class", StringComparison.Ordinal)..].Replace(
            "/// <summary>An article as it stands; without data it was withdrawn.</summary>\n", string.Empty, StringComparison.Ordinal);

        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "subscribe.md")).ShouldContain($"```csharp\n{shown}```");
    }

    [Fact]
    public async Task In_whatever_order_and_however_often_events_come_the_newest_stands()
    {
        var (first, second, withdrawn) = (Enriched("a", 1, "First"), Enriched("a", 2, "Second"), Withdrawn("a", 3));
        foreach (var order in new[] { new[] { 0, 1, 2 }, [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            _copies.Clear();
            var events = new[] { first, second, withdrawn };
            await ReceiveAsync([events[order[0]], events[order[1]], events[order[0]], events[order[2]], events[order[1]]]);

            _copies[Id("a").ToString()].Sequence.ShouldBe(3);
            _copies[Id("a").ToString()].Data.ShouldBeNull();
        }
    }

    [Fact]
    public async Task An_article_dropped_again_after_its_withdrawal_stands_again()
    {
        await ReceiveAsync([Enriched("a", 1, "First"), Withdrawn("a", 2), Enriched("a", 3, "Again"), Enriched("b", 1, "Other")]);

        _copies[Id("a").ToString()].Data!.Value.GetProperty("title").GetString().ShouldBe("Again");
        _copies.Count.ShouldBe(2);
    }

    private async Task ReceiveAsync(IReadOnlyList<ReadOnlyMemory<byte>> events)
    {
        var queue = new QueueClient(
            account.ConnectionString, $"consumer-{Guid.NewGuid():N}",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync(cancellationToken: Token);
        foreach (var cloudEvent in events)
        {
            await queue.SendMessageAsync(new BinaryData(cloudEvent), cancellationToken: Token);
            await new ArticleConsumer(queue, _copies).ReceiveAsync(Token);
        }

        (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    private ReadOnlyMemory<byte> Enriched(string name, int sequence, string title)
    {
        var cleaned = new CleanedArticle
        {
            Id = Id(name),
            Name = name,
            Title = title,
            Text = "Text.",
            Format = "text",
            Sequence = sequence,
            Revision = Revision.Of([(byte)sequence])
        };
        var article = EnrichedArticle.From(cleaned, new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() }) with
        {
            EnrichedAt =
                    Noon.AddMinutes(sequence)
        };
        return _events.CreateEnriched(article, new PipelineVersion(1, 1, 1), "desk", new Uri("http://store.test/a.json"));
    }

    private ReadOnlyMemory<byte> Withdrawn(string name, int sequence) => _events.CreateWithdrawn(
        new WithdrawnEvent
        {
            ArticleId = Id(name),
            Sequence = sequence,
            PipelineVersion = "1.1.1",
            Subscription = "desk",
            Name = name,
            Reason = WithdrawalReason.Removed
        },
        content: null,
        Noon.AddMinutes(sequence),
        null);

    private static ArticleId Id(string name) => ArticleId.FromName(name);
}
