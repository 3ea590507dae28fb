using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reading.Processes;

public sealed class ReaderPoolTests : IDisposable
{
    private const long Memory = 512_000_000;

    private readonly FakeTimeProvider _time = new();
    private readonly ReaderPool _pool;

    public ReaderPoolTests() =>
        _pool = new ReaderPool(() => ReaderChild.Start(new StandInLauncher().Command, Memory), size: 2, Memory, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void All_but_one_of_those_that_have_nothing_to_do_are_ended_after_a_minute()
    {
        var (first, second) = (_pool.Take(), _pool.Take());
        _pool.Return(first);
        _pool.Return(second);
        _time.Advance(TimeSpan.FromSeconds(59));
        _pool.Ids.Count.ShouldBe(2);

        _time.Advance(TimeSpan.FromMinutes(2));

        _pool.Ids.ShouldBe([second.Id]);
    }

    [Fact]
    public void One_that_has_grown_large_is_not_kept()
    {
        using var small = new ReaderPool(() => ReaderChild.Start(new StandInLauncher().Command, Memory), size: 1, maxIdleMemory: 1, _time);
        small.Return(small.Take());

        small.Ids.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_comes_when_all_are_busy_waits_for_a_turn()
    {
        var first = _pool.WaitForTurn(Token);
        using var second = _pool.WaitForTurn(Token);
        var third = Task.Factory.StartNew(
            () => _pool.WaitForTurn(Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        third.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await third.WaitAsync(Token)).Dispose();
    }

    [Fact]
    public void Waiting_for_a_turn_can_be_cancelled()
    {
        using var first = _pool.WaitForTurn(Token);
        using var second = _pool.WaitForTurn(Token);

        Should.Throw<OperationCanceledException>(() => _pool.WaitForTurn(new CancellationToken(true)));
    }
}
