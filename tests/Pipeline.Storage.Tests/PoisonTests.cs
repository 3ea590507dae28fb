using System.Text;
using Articles.Extraction;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Storage.Tests;

/// <summary>Poison on a real queue and a real table. Tests of one collection run one after the other, so the queues are theirs.</summary>
[Collection("Trigger queues")]
public sealed class PoisonTests(StorageFixture storage)
{
    private readonly PoisonedMessages _poison = new(
        storage.Get<IPoisonQueues>(), storage.Get<IPoisonStore>(), storage.Get<ILedger>(), storage.Get<IReprocessingQueue>(),
        new PipelineMetrics(), TimeProvider.System,
        NullLogger<PoisonedMessages>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poisoned_pointer_is_on_record_with_the_ledgers_reason_and_goes_back_as_it_was()
    {
        var id = Some.Id;
        await storage.Get<ILedger>().UpdateAsync(
            id,
            null,
            _ => new LedgerEntry
            {
                Id = id,
                Name = "a.html",
                Stage = ArticleStage.Failed,
                FailedIn = "EnrichArticle",
                Reason = new RejectionReason("failed", "The model is missing."),
            },
            Token);
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(PointerMessage.Format(new ArticlePointer(id, Revision.Of("x"u8)))));
        await PoisonAsync(StorageNames.ToEnrich, body);

        var record = (await ListAsync()).Single(record => record.ArticleId == id);

        record.ShouldSatisfyAllConditions(
            r => r.Queue.ShouldBe(StorageNames.ToEnrich),
            r => r.Name.ShouldBe("a.html"),
            r => r.FailedIn.ShouldBe("EnrichArticle"),
            r => r.Reason.ShouldBe("The model is missing."),
            r => r.Message.ShouldBe(body));
        (await Raw(StorageNames.ToEnrich + "-poison").PeekMessagesAsync(32, Token)).Value.ShouldBeEmpty();

        (await _poison.ReplayAsync(record.Id, "anna", Token)).State.ShouldBe(PoisonState.Replayed);

        var again = (await Raw(StorageNames.ToEnrich).ReceiveMessageAsync(cancellationToken: Token)).Value;
        again.Body.ToString().ShouldBe(body);
        await Raw(StorageNames.ToEnrich).DeleteMessageAsync(again.MessageId, again.PopReceipt, Token);
        (await ListAsync()).ShouldNotContain(open => open.Id == record.Id);
        (await _poison.FindAsync(record.Id, Token)).ShouldNotBeNull().SettledAt.ShouldNotBeNull();
        (await Should.ThrowAsync<PoisonRefusedException>(_poison.DiscardAsync(record.Id, "ben", Token))).Message
            .ShouldMatch("was replayed before, at .* UTC by anna; nothing was done");
    }

    [Fact]
    public async Task An_event_that_was_given_up_is_on_record_with_its_reason_and_a_replay_queues_it_to_be_posted_again()
    {
        var message = new WebhookMessage(Some.Id, "desk", Encoding.UTF8.GetBytes($$"""{ "id": "{{Guid.NewGuid()}}", "data": "é" }"""))
        {
            Reason = "Subscription 'desk': the receiver answered 410.",
        };
        await storage.Get<IWebhookQueue>().GiveUpAsync(message, Token);
        var record = (await ListAsync()).Single(record => record.ArticleId == message.ArticleId);
        (record.Queue, record.Reason).ShouldBe((StorageNames.ToPost, message.Reason));

        await _poison.ReplayAsync(record.Id, "anna", Token);

        // Read as the trigger reads it.
        var queue = storage.Queues.GetQueueClient(StorageNames.ToPost);
        var again = (await queue.ReceiveMessagesAsync(32, cancellationToken: Token)).Value.ShouldHaveSingleItem();
        await queue.DeleteMessageAsync(again.MessageId, again.PopReceipt, Token);
        WebhookMessage.Parse(again.Body.ToString()).ToBytes().ShouldBe(message.ToBytes());
    }

    [Fact]
    public async Task Of_five_operators_who_replay_or_discard_one_message_at_once_one_does_and_the_others_are_told()
    {
        await PoisonAsync(StorageNames.ToPublish, "five at once");
        var record = (await ListAsync()).Single(record => record.Message == "five at once");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(operatorNumber => Task.Run(
            async () =>
            {
                try
                {
                    await _poison.ReplayAsync(record.Id, $"operator {operatorNumber}", Token);
                    return null;
                }
                catch (PoisonRefusedException exception)
                {
                    return exception.Message;
                }
            },
            Token)));

        outcomes.Count(refusal => refusal is null).ShouldBe(1);
        outcomes.OfType<string>().ShouldAllBe(refusal => refusal.Contains("nothing was done"));
        var sent = (await Raw(StorageNames.ToPublish).ReceiveMessagesAsync(32, cancellationToken: Token)).Value;
        sent.ShouldHaveSingleItem().Body.ToString().ShouldBe("five at once");
        await Raw(StorageNames.ToPublish).DeleteMessageAsync(sent[0].MessageId, sent[0].PopReceipt, Token);
    }

    [Fact]
    public async Task A_message_that_is_nothing_is_kept_as_it_is_and_can_be_discarded()
    {
        var body = new string('x', 60_000) + " no JSON, no Base64 <&>";
        await PoisonAsync(StorageNames.ToPublish, body);

        var record = (await ListAsync()).Single(record => record.Queue == StorageNames.ToPublish);

        record.ShouldSatisfyAllConditions(
            r => r.Message.ShouldBe(body), r => r.ArticleId.ShouldBeNull(), r => r.Reason.ShouldContain("not a JSON object"));
        (await _poison.DiscardAsync(record.Id, "anna", Token)).State.ShouldBe(PoisonState.Discarded);
        (await _poison.FindAsync(record.Id, Token)).ShouldNotBeNull().Message.ShouldBe(body);
    }

    [Fact]
    public async Task A_blob_that_the_trigger_gave_up_is_cleaned_through_re_processing()
    {
        var name = Some.Name;
        await PoisonAsync(
            PoisonedMessages.BlobTrigger,
            $$"""{"Type":"BlobTrigger","FunctionId":"Host.Functions.CleanArticle","BlobType":"BlockBlob","ContainerName":"inbox","BlobNam"""
                + $$"""e":"{{name}}","ETag":"\"0x8D\""}""");

        var record = (await ListAsync()).Single(record => record.Queue == PoisonedMessages.BlobTrigger);
        record.Name.ShouldBe(name);
        record.ArticleId.ShouldBe(ArticleId.FromName(name));
        await _poison.ReplayAsync(record.Id, "anna", Token);

        var queue = storage.Queues.GetQueueClient(StorageNames.ToReprocess);
        var sent = (await queue.ReceiveMessageAsync(cancellationToken: Token)).Value;
        await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt, Token);
        ReprocessingMessage.Parse(sent.Body.ToString())
            .ShouldSatisfyAllConditions(r => r.Name.ShouldBe(name), r => r.From.ShouldBe(ArticleStage.Cleaned));
    }

    [Fact]
    public async Task A_run_that_dies_before_it_deletes_the_message_makes_no_second_record()
    {
        await PoisonAsync(StorageNames.ToReprocess, "{}");
        var queues = storage.Get<IPoisonQueues>();
        var message = (await queues.ReceiveAsync(StorageNames.ToReprocess, Token)).Single();
        var record = new PoisonRecord
        {
            Id = message.Id,
            Queue = StorageNames.ToReprocess,
            Message = message.Body,
            Reason = "first",
            PoisonedAt = message.InsertedAt,
            RecordedAt = message.InsertedAt,
        };
        await storage.Get<IPoisonStore>().AddAsync(record, Token);

        await storage.Get<IPoisonStore>().AddAsync(record with { Reason = "second" }, Token);
        (await storage.Get<IPoisonStore>().FindAsync(record.Id, Token)).ShouldNotBeNull().Reason.ShouldBe("first");

        await _poison.DiscardAsync(record.Id, "anna", Token);
        await storage.Get<IPoisonStore>().AddAsync(record, Token);
        (await storage.Get<IPoisonStore>().ListAsync(openOnly: true, Token).AnyAsync(open => open.Id == record.Id, Token)).ShouldBeFalse();
        await queues.DeleteAsync(StorageNames.ToReprocess, message, Token);
        await queues.DeleteAsync(StorageNames.ToReprocess, message, Token);
    }

    [Theory]
    [InlineData("no-such-id")]
    [InlineData("a/b?c#d")]
    public async Task An_id_that_nothing_has_is_told(string id) =>
        (await Should.ThrowAsync<InvalidOperationException>(_poison.ReplayAsync(id, "anna", Token))).Message.ShouldContain(id);

    private async Task PoisonAsync(string queue, string body)
    {
        var poison = Raw(queue + "-poison");
        await poison.CreateIfNotExistsAsync(cancellationToken: Token);
        await poison.SendMessageAsync(body, Token);
    }

    private async Task<List<PoisonRecord>> ListAsync() => await _poison.ListAsync(openOnly: true, Token).ToListAsync(Token);

    private QueueClient Raw(string queue) => new(storage.Azurite.ConnectionString, queue);
}
