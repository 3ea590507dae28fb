using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

[Collection("Trigger queues")]
public sealed class CleaningQueueContractTests(StorageFixture storage) : QueueContract<CleaningRequest>
{
    protected override CleaningRequest NewMessage() => new($"{NewId}.html");

    protected override Task SendAsync(CleaningRequest message, TimeSpan delay) =>
        storage.Get<ICleaningQueue>().SendAsync(message, delay, Token);

    protected override async Task<IReadOnlyList<CleaningRequest>> TakeAsync() =>
        [.. (await new StorageQueue(storage, StorageNames.ToClean).TakeAsync(Token)).Select(CleaningMessage.Parse)];
}
