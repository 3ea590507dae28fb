using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryQueueTests : QueueContract<ArticlePointer>
{
    private readonly MemoryQueue _queue = new(new WriteBudget());

    protected override ArticlePointer NewMessage() => new(NewId, Revision.Of("x"u8), 2, DateTimeOffset.UnixEpoch);

    protected override Task SendAsync(ArticlePointer message, TimeSpan delay) =>
        _queue.SendAsync(StorageNames.ToEnrich, message, delay, Token);

    protected override Task<IReadOnlyList<ArticlePointer>> TakeAsync()
    {
        var visible = _queue.Sent.Where(message => message.Delay == TimeSpan.Zero).ToList();
        visible.ForEach(message => _queue.Sent.Remove(message));
        return Task.FromResult<IReadOnlyList<ArticlePointer>>(visible.ConvertAll(message => message.Pointer));
    }
}
