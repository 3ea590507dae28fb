using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

public sealed class PointerQueueContractTests(StorageFixture storage) : QueueContract<ArticlePointer>
{
    private readonly string _name = $"contract-{Guid.NewGuid():N}";

    protected override ArticlePointer NewMessage() => new(NewId, Revision.Of("x"u8), 2, DateTimeOffset.UnixEpoch);

    protected override async Task SendAsync(ArticlePointer message, TimeSpan delay)
    {
        await new StorageQueue(storage, _name).CreateAsync(Token);
        await storage.Get<IPointerQueue>().SendAsync(_name, message, delay, Token);
    }

    protected override async Task<IReadOnlyList<ArticlePointer>> TakeAsync() =>
        [.. (await new StorageQueue(storage, _name).TakeAsync(Token)).Select(PointerMessage.Parse)];
}
