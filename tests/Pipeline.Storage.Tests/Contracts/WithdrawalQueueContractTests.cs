using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

[Collection("Trigger queues")]
public sealed class WithdrawalQueueContractTests(StorageFixture storage) : QueueContract<WithdrawalRequest>
{
    protected override WithdrawalRequest NewMessage() => new($"{NewId}.html");

    protected override Task SendAsync(WithdrawalRequest message, TimeSpan delay) =>
        storage.Get<IWithdrawalQueue>().SendAsync(message, delay, Token);

    protected override async Task<IReadOnlyList<WithdrawalRequest>> TakeAsync() =>
        [.. (await new StorageQueue(storage, StorageNames.ToWithdraw).TakeAsync(Token))
            .Select(message => WithdrawalMessage.Parse(message).ShouldNotBeNull())];
}
