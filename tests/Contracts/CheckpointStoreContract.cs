using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Contracts;

/// <summary>What every store of the checkpoint does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class CheckpointStoreContract
{
    private static readonly ReprocessingCheckpoint Checkpoint =
        new() { Stale = "Published:1.1.1.1:0:x", Versions = new StageVersions(2, "entities.1", 1, 1), ListedAt = DateTimeOffset.UnixEpoch };

    protected abstract ICheckpointStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkpoint_is_written_only_over_the_one_that_was_read()
    {
        var first = await Store.ReadAsync(Token);

        var written = (await Store.TryWriteAsync(first with { Checkpoint = Checkpoint }, Token)).ShouldNotBeNull();

        (await Store.ReadAsync(Token)).ShouldBe(written);
        (await Store.TryWriteAsync(first with { Checkpoint = new ReprocessingCheckpoint() }, Token)).ShouldBeNull();
        (await Store.ReadAsync(Token)).ShouldBe(written);
        (await Store.TryWriteAsync(written with { Checkpoint = new ReprocessingCheckpoint() }, Token)).ShouldNotBeNull()
            .Checkpoint.ShouldBe(new ReprocessingCheckpoint());
    }

    [Fact]
    public async Task Of_many_that_read_the_same_one_exactly_one_writes()
    {
        var read = await Store.ReadAsync(Token);

        var written = await Task.WhenAll(Enumerable.Range(0, 10).Select(run =>
            Task.Run(() => Store.TryWriteAsync(read with { Checkpoint = Checkpoint with { Stale = $"{run}" } }, Token), Token)));

        (await Store.ReadAsync(Token)).ShouldBe(written.Where(stored => stored is not null).ShouldHaveSingleItem());
    }
}
