using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Articles.Client;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>The package for subscribers reads every field of every event that the stages publish.</summary>
public sealed class ClientTests : IDisposable
{
    private static readonly JsonSerializerOptions Contract = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "desk"), ("Subscriptions:0:Queue", "desk"), ("Subscriptions:0:EditorsNotes", "true"),
        ("Subscriptions:1:Name", "once"), ("Subscriptions:1:Queue", "once"), ("Subscriptions:1:Duplicates", "exclude"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task What_a_life_of_articles_publishes_is_read_without_loss()
    {
        var wire = Newswire.Ninjs(fields: [("slugline", "trams"), ("ednote", "Call Ida"), ("usageterms", "No archives")]);
        await _pipeline.DropAsync("wire.json", wire, Token);
        await _pipeline.DropAsync("page.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("copy.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("kill.json", Newswire.Kill(), Token);
        await _pipeline.RemoveAsync("page.txt", Token);
        await _pipeline.DropAsync("copy.txt", "", Token);

        var sent = _pipeline.Subscribers.Sent.Select(one => one.Event).ToList();
        sent.Select(one => ReasonOf(one)).Distinct().Order().ShouldBe(["killed", "none", "rejected", "removed"]);
        foreach (var cloudEvent in sent)
        {
            var read = ArticleEvent.Parse(Encoding.UTF8.GetBytes(cloudEvent.GetRawText()));

            JsonNode.DeepEquals(AsSent(read), JsonNode.Parse(cloudEvent.GetProperty("data").GetRawText()))
                .ShouldBeTrue(cloudEvent.GetRawText());
            read.Id.ShouldBe(cloudEvent.GetProperty("id").GetString());
            ((ArticleChange)read).Position.Time.ShouldBe(cloudEvent.GetProperty("time").GetDateTimeOffset());
        }
    }

    private static string ReasonOf(JsonElement cloudEvent) =>
        cloudEvent.GetProperty("data").TryGetProperty("reason", out var reason) ? reason.GetString()! : "none";

    private static JsonNode AsSent(ArticleEvent read)
    {
        var data = read switch
        {
            ArticleEnriched enriched => JsonSerializer.SerializeToNode(enriched.Article, Contract)!,
            ArticleWithdrawn withdrawn => JsonSerializer.SerializeToNode(withdrawn.Withdrawal, Contract)!,
            _ => throw new InvalidOperationException($"{read.Type} is unknown to the package."),
        };
        // The pipeline leaves the flag out where it is false, or has none.
        foreach (var term in new[] { "subjects", "genres" }.SelectMany(list => data["wire"]?[list]?.AsArray() ?? []))
        {
            if (!term!["isBroader"]!.GetValue<bool>())
            {
                term.AsObject().Remove("isBroader");
            }
        }

        return data;
    }
}
