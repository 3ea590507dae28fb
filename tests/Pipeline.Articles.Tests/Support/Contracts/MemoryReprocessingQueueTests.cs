using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryReprocessingQueueTests : QueueContract<ReprocessingRequest>
{
    private readonly MemoryRounds _queue = new(new WriteBudget());

    protected override ReprocessingRequest NewMessage() =>
        new(NewId, Revision.Of("x"u8), "a.html", ArticleStage.Cleaned, ReprocessingCause.Stale);

    protected override Task SendAsync(ReprocessingRequest message, TimeSpan delay) => _queue.SendAsync(message, delay, Token);

    protected override Task<IReadOnlyList<ReprocessingRequest>> TakeAsync()
    {
        var visible = _queue.Sent.Where(message => message.Delay == TimeSpan.Zero).ToList();
        visible.ForEach(message => _queue.Sent.Remove(message));
        return Task.FromResult<IReadOnlyList<ReprocessingRequest>>(visible.ConvertAll(message => message.Request));
    }
}
