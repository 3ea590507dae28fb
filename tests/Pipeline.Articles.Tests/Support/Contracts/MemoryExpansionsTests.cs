using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryExpansionsTests : QueueContract<ExpansionRequest>
{
    private readonly MemoryExpansions _queue = new(new WriteBudget());

    protected override ExpansionRequest NewMessage() => new($"{NewId}.warc.gz", Revision.Of("x"u8), Range: 2, After: "17+4");

    protected override Task SendAsync(ExpansionRequest message, TimeSpan delay) => _queue.SendAsync(message, delay, Token);

    protected override Task<IReadOnlyList<ExpansionRequest>> TakeAsync()
    {
        var visible = _queue.Sent.Where(message => message.Delay == TimeSpan.Zero).ToList();
        visible.ForEach(message => _queue.Sent.Remove(message));
        return Task.FromResult<IReadOnlyList<ExpansionRequest>>(visible.ConvertAll(message => message.Request));
    }
}
