using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

[Collection("Trigger queues")]
public sealed class ExpansionQueueContractTests(StorageFixture storage) : QueueContract<ExpansionRequest>
{
    protected override ExpansionRequest NewMessage() => new($"{NewId}.warc.gz", Revision.Of("x"u8), Range: 2, After: "17+4");

    protected override Task SendAsync(ExpansionRequest message, TimeSpan delay) =>
        storage.Get<IExpansionQueue>().SendAsync(message, delay, Token);

    protected override async Task<IReadOnlyList<ExpansionRequest>> TakeAsync() =>
        [.. (await new StorageQueue(storage, StorageNames.ToExpand).TakeAsync(Token)).Select(ExpansionMessage.Parse)];
}
