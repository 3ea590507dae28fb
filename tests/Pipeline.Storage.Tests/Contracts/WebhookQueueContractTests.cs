using System.Text;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

/// <summary>The messages are compared as text: the event in one is kept byte for byte.</summary>
[Collection("Trigger queues")]
public sealed class WebhookQueueContractTests(StorageFixture storage) : QueueContract<string>
{
    private const string Poison = StorageNames.ToPost + PoisonedMessages.QueueSuffix;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_given_up_is_in_the_poison_queue_as_it_was_sent_even_if_that_queue_is_missing(bool exists)
    {
        var queue = new QueueClient(storage.Azurite.ConnectionString, Poison);
        await (exists ? queue.CreateIfNotExistsAsync(cancellationToken: Token) : queue.DeleteIfExistsAsync(Token) as Task);
        var message = NewMessage();

        await storage.Get<IWebhookQueue>().GiveUpAsync(WebhookMessage.Parse(message), Token);

        (await new StorageQueue(storage, Poison).TakeAsync(Token)).ShouldHaveSingleItem().ShouldBe(message);
        (await TakeAsync()).ShouldNotContain(message);
    }

    protected override string NewMessage() => Encoding.UTF8.GetString(
        new WebhookMessage(NewId, "desk", Encoding.UTF8.GetBytes($$"""{ "id" : "{{Guid.NewGuid()}}", "data": "é < 日本" }""")) { Attempt = 2 }
            .ToBytes());

    protected override Task SendAsync(string message, TimeSpan delay) =>
        storage.Get<IWebhookQueue>().SendAsync(WebhookMessage.Parse(message), delay, Token);

    protected override async Task<IReadOnlyList<string>> TakeAsync() =>
        await new StorageQueue(storage, StorageNames.ToPost).TakeAsync(Token);
}
