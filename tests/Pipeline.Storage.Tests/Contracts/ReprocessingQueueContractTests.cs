using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

[Collection("Trigger queues")]
public sealed class ReprocessingQueueContractTests(StorageFixture storage) : QueueContract<ReprocessingRequest>
{
    protected override ReprocessingRequest NewMessage() =>
        new(NewId, Revision.Of("x"u8), "a.html", ArticleStage.Cleaned, ReprocessingCause.Stale);

    protected override Task SendAsync(ReprocessingRequest message, TimeSpan delay) =>
        storage.Get<IReprocessingQueue>().SendAsync(message, delay, Token);

    protected override async Task<IReadOnlyList<ReprocessingRequest>> TakeAsync() =>
        [.. (await new StorageQueue(storage, StorageNames.ToReprocess).TakeAsync(Token)).Select(ReprocessingMessage.Parse)];
}
