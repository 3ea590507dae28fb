using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryWithdrawalsTests : QueueContract<WithdrawalRequest>
{
    private readonly MemoryWithdrawals _queue = new(new WriteBudget());

    protected override WithdrawalRequest NewMessage() => new($"{NewId}.html");

    protected override Task SendAsync(WithdrawalRequest message, TimeSpan delay) => _queue.SendAsync(message, delay, Token);

    protected override Task<IReadOnlyList<WithdrawalRequest>> TakeAsync()
    {
        List<WithdrawalRequest> taken = [];
        while (_queue.TryTake(out var request))
        {
            taken.Add(request);
        }

        return Task.FromResult<IReadOnlyList<WithdrawalRequest>>(taken);
    }
}
