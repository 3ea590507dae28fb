using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryCleaningQueueTests : QueueContract<CleaningRequest>
{
    private readonly MemoryCleaningQueue _queue = new(new WriteBudget());

    protected override CleaningRequest NewMessage() => new($"{NewId}.html");

    protected override Task SendAsync(CleaningRequest message, TimeSpan delay) => _queue.SendAsync(message, delay, Token);

    protected override Task<IReadOnlyList<CleaningRequest>> TakeAsync()
    {
        List<CleaningRequest> taken = [.. _queue.Sent.Where(sent => sent.Delay == TimeSpan.Zero).Select(sent => sent.Request)];
        _queue.Sent.RemoveAll(sent => sent.Delay == TimeSpan.Zero);
        return Task.FromResult<IReadOnlyList<CleaningRequest>>(taken);
    }
}
