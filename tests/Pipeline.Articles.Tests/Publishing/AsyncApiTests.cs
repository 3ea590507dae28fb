using System.Reflection;
using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Events;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>docs/asyncapi.json beside the code: every type of event, every queue, and examples that meet the schemas.</summary>
public sealed class AsyncApiTests
{
    /// <summary>What the pipeline sends to itself: nobody else reads or writes these.</summary>
    private static readonly string[] Own =
    [
        StorageNames.ToClean, StorageNames.ToExpand, StorageNames.ToEnrich, StorageNames.ToPublish, StorageNames.ToPost,
        StorageNames.ToReprocess,
    ];

    private static readonly JsonElement Document = JsonDocument.Parse(RepositoryFiles.Read("docs/asyncapi.json")).RootElement;

    private static JsonElement Messages => Document.GetProperty("components").GetProperty("messages");

    [Fact]
    public void Every_queue_is_described_or_the_pipelines_own() =>
        Document.GetProperty("channels").EnumerateObject()
            .Select(channel => channel.Value.GetProperty("address").GetString()!)
            .Where(address => !address.Contains('{', StringComparison.Ordinal))
            .Concat(Own)
            .ShouldBe(StorageNames.TriggerQueues, ignoreOrder: true);

    [Theory]
    [InlineData("subscriberQueue")]
    [InlineData("webhook")]
    public void Every_type_of_event_is_sent_to_queues_and_webhooks(string channel) =>
        Document.GetProperty("channels").GetProperty(channel).GetProperty("messages").EnumerateObject()
            .Select(message => Resolve(message.Value).GetProperty("name").GetString())
            .ShouldBe(
                typeof(EventFactory).GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Where(field => field.IsLiteral && field.Name.EndsWith("Type", StringComparison.Ordinal))
                    .Select(field => (string)field.GetRawConstantValue()!),
                ignoreOrder: true);

    [Fact]
    public void Every_example_of_an_event_meets_the_schema_that_its_message_refers_to_and_names_it()
    {
        var events = Messages.EnumerateObject()
            .Where(message => message.Value.GetProperty("payload").TryGetProperty("schema", out _))
            .ToList();
        events.Count.ShouldBe(4);
        foreach (var message in events)
        {
            var path = message.Value.GetProperty("payload").GetProperty("schema").GetProperty("$ref").GetString()!;
            var schema = SchemaFile.Read(path.Replace("../src/Pipeline.Articles/", string.Empty, StringComparison.Ordinal)
                .Replace(".schema.json", string.Empty, StringComparison.Ordinal));
            foreach (var example in message.Value.GetProperty("examples").EnumerateArray())
            {
                var payload = example.GetProperty("payload");
                schema.Validate(payload.GetRawText()).ShouldBeEmpty(message.Name);
                payload.GetProperty("type").GetString().ShouldBe(message.Value.GetProperty("name").GetString());
            }
        }
    }

    [Fact]
    public void The_example_of_a_request_to_withdraw_is_one() =>
        WithdrawalMessage.Parse(
            Messages.GetProperty("withdrawalRequest").GetProperty("examples")[0].GetProperty("payload").GetRawText())
            .ShouldBe(new WithdrawalRequest("news/a.html"));

    [Fact]
    public void The_headers_of_what_is_posted_are_those_of_the_documentation()
    {
        var page = RepositoryFiles.Read("docs/webhooks.md");

        Document.GetProperty("components").GetProperty("messageTraits").GetProperty("signed").GetProperty("headers")
            .GetProperty("required").EnumerateArray().Select(header => header.GetString()!)
            .ShouldAllBe(header => page.Contains($"| `{header}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (var reference in References(Document))
        {
            if (reference.StartsWith('#'))
            {
                Should.NotThrow(() => Find(reference), reference);
            }
            else
            {
                File.Exists(Path.Combine(RepositoryFiles.Root, "docs", reference)).ShouldBeTrue(reference);
            }
        }
    }

    private static JsonElement Resolve(JsonElement element) => Find(element.GetProperty("$ref").GetString()!);

    private static JsonElement Find(string reference) =>
        reference.Split('/').Skip(1).Aggregate(Document, (place, name) => place.GetProperty(name));

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "$ref"
            ? [property.Value.GetString()!]
            : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
