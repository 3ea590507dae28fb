using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations;

public sealed class PoisonBatchOperationsTests
{
    private readonly MemoryPoisonStore _store = new();

    private PoisonBatchOperations Desk { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public PoisonBatchOperationsTests()
    {
        var writes = new WriteBudget();
        Desk = new PoisonBatchOperations(new PoisonedMessages(
            new EmptyQueues(), _store, new MemoryLedger(TimeProvider.System, writes), new MemoryRounds(writes), new PipelineMetrics(),
            TimeProvider.System,
            NullLogger<PoisonedMessages>.Instance));
    }

    [Fact]
    public async Task One_that_is_not_there_is_told_and_keeps_no_other_from_being_discarded()
    {
        var record = new PoisonRecord
        {
            Id = "a",
            Queue = StorageNames.ToEnrich,
            Message = "x",
            Reason = "y",
            PoisonedAt = DateTimeOffset.UnixEpoch,
            RecordedAt = DateTimeOffset.UnixEpoch,
        };
        await _store.AddAsync(record, Token);

        var outcome = await Desk.DiscardAsync(["none", "a", "a"], "anna", Token);

        outcome.Done.ShouldHaveSingleItem().State.ShouldBe(PoisonState.Discarded);
        outcome.Errors.ShouldHaveSingleItem().ShouldContain("'none'");
    }

    [Fact]
    public async Task A_fault_of_the_storage_is_not_taken_for_one_of_the_message()
    {
        _store.Fault = new InvalidOperationException("The client is disposed of.");

        (await Should.ThrowAsync<InvalidOperationException>(() => Desk.DiscardAsync(["a"], "anna", Token))).ShouldBe(_store.Fault);
    }

    private sealed class EmptyQueues : IPoisonQueues
    {
        public Task<IReadOnlyList<PoisonMessage>> ReceiveAsync(string queue, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PoisonMessage>>([]);

        public Task DeleteAsync(string queue, PoisonMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SendAsync(string queue, string body, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
