using System.Text.Json;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

public sealed class SentEventsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_made_again_as_they_were_sent()
    {
        using var pipeline = new MemoryPipeline(
            ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "everything"), ("Subscriptions:1:Name", "none"),
            ("Subscriptions:1:Queue", "nothing"), ("Subscriptions:1:Filter:Languages:0", "xx"));
        await pipeline.DropAsync("a.txt", Some.ArticleText, Token);
        var entry = pipeline.Ledger["a.txt"];
        var article = (await pipeline.Enriched.ReadAsync(entry.Id, Token))!.Document;

        var sent = pipeline.SentEvents.Of(entry, article, cleaned: null).ShouldHaveSingleItem();
        sent.Subscription.ShouldBe("all");
        JsonDocument.Parse(sent.CloudEvent).RootElement.ToString()
            .ShouldBe(pipeline.Subscribers.Sent.ShouldHaveSingleItem().Event.ToString());
        pipeline.SentEvents.Of(entry with { Sequence = 2 }, article, cleaned: null).ShouldBeEmpty();
    }
}
