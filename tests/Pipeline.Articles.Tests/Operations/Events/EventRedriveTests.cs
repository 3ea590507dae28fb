using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Operations.Events;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations.Events;

/// <summary>Events that did not come through are made up for within minutes, whatever the file is called.</summary>
public sealed class EventRedriveTests : IDisposable
{
    private const string Created = "Microsoft.Storage.BlobCreated";
    private const string Deleted = "Microsoft.Storage.BlobDeleted";

    private readonly MemoryDeadLetters _letters = new();
    private readonly TriggerPoison _poison = new();
    private readonly MemoryPoisonStore _records = new();
    private readonly PipelineMetrics _metrics = new();
    private readonly WriteBudget _writes = new();
    private readonly MemoryCleaningQueue _cleaning;
    private readonly MemoryWithdrawals _withdrawals;

    public EventRedriveTests() => (_cleaning, _withdrawals) = (new MemoryCleaningQueue(_writes), new MemoryWithdrawals(_writes));

    public void Dispose() => _metrics.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
    [
        "a.html", "news/2026/a b.html", "100%.txt", "50%25.txt", "a#b.txt", "who?.txt", "it's \"quoted\".txt", "a//b.txt",
        "Grüße/Übung.md", "記事/日本語.html",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_dropped_file_is_cleaned_and_a_deleted_one_withdrawn(string name)
    {
        _letters.Add(Events((Created, "inbox", name), (Deleted, "inbox", name)));

        (await RunAsync()).ShouldBe(2);

        _cleaning.Sent.ShouldBe([(new CleaningRequest(name), TimeSpan.Zero)]);
        _withdrawals.Sent.ShouldBe([(new WithdrawalRequest(name), TimeSpan.Zero)]);
        _letters.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cloud_event_is_read_too()
    {
        _letters.Add(
            """[{"type":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/inbox/blobs/a.html"}]""");

        (await RunAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    [InlineData("""{"other":true}""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobCreated"}]""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobTierChanged","subject":"/blobServices/default/containers/inbox/blobs/a.html"}]""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/outbox/blobs/a.html"}]""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/inbox/blobs/"}]""")]
    public async Task What_is_no_event_of_the_inbox_is_kept_and_not_read_again(string content)
    {
        _letters.Add(content);

        (await RunAsync()).ShouldBe(0);

        (_letters.Left.Count, _letters.Aside.Count).ShouldBe((0, 1));
        _cleaning.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_is_deleted_only_after_its_files_are_in_the_queue()
    {
        _letters.Add(Events((Created, "inbox", "a.html"), (Created, "inbox", "b.html")));
        _writes.DieAfter(1);

        await Should.ThrowAsync<IOException>(RunAsync);

        _letters.Left.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_blob_trigger_gave_up_is_cleaned_and_what_names_no_file_is_recorded_for_an_operator()
    {
        _poison.Add("""{"FunctionId":"Host.Functions.CleanArticle","ContainerName":"inbox","BlobName":"a b.html","ETag":"1"}""");
        _poison.Add("""{"ContainerName":"outbox","BlobName":"b.html"}""");

        (await RunAsync()).ShouldBe(1);

        _cleaning.Sent.ShouldBe([(new CleaningRequest("a b.html"), TimeSpan.Zero)]);
        _poison.Left.ShouldBeEmpty();
        (await _records.ListAsync(openOnly: true, Token).ToListAsync(Token)).ShouldHaveSingleItem().Message.ShouldContain("outbox");
    }

    private Task<int> RunAsync()
    {
        var records = new PoisonedMessages(
            _poison, _records, new MemoryLedger(TimeProvider.System, _writes), new MemoryRounds(_writes), _metrics, TimeProvider.System,
            NullLogger<PoisonedMessages>.Instance);
        return new EventRedrive(_letters, _poison, records, _cleaning, _withdrawals, NullLogger<EventRedrive>.Instance).RunAsync(Token);
    }

    /// <summary>A dead letter as Event Grid writes it.</summary>
    private static string Events(params (string Type, string Container, string Name)[] events) =>
        new JsonArray(
            [.. events.Select(told => new JsonObject
            {
                ["id"] = "831e1650-001e-001b-66ab-eeb76e069631",
                ["topic"] = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/articles",
                ["subject"] = $"/blobServices/default/containers/{told.Container}/blobs/{told.Name}",
                ["eventType"] = told.Type,
                ["eventTime"] = "2026-11-05T09:01:02Z",
                ["data"] = new JsonObject { ["api"] = "PutBlob" },
                ["dataVersion"] = string.Empty,
                ["metadataVersion"] = "1",
                ["deadLetterReason"] = "UndeliverableDueToHttpUnauthorized",
                ["deliveryAttempts"] = 1,
                ["lastDeliveryOutcome"] = "Unauthorized",
            })]).ToJsonString();

    /// <summary>The poison queue of the blob trigger: a message that was received is hidden.</summary>
    private sealed class TriggerPoison : IPoisonQueues
    {
        private readonly List<PoisonMessage> _visible = [];

        public List<PoisonMessage> Left { get; } = [];

        public void Add(string body)
        {
            Left.Add(new PoisonMessage($"{Left.Count}", "receipt", body, default));
            _visible.Add(Left[^1]);
        }

        public Task<IReadOnlyList<PoisonMessage>> ReceiveAsync(string queue, CancellationToken cancellationToken)
        {
            queue.ShouldBe(PoisonedMessages.BlobTrigger);
            List<PoisonMessage> received = [.. _visible];
            _visible.Clear();
            return Task.FromResult<IReadOnlyList<PoisonMessage>>(received);
        }

        public Task DeleteAsync(string queue, PoisonMessage message, CancellationToken cancellationToken)
        {
            Left.Remove(message);
            return Task.CompletedTask;
        }

        public Task SendAsync(string queue, string body, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
