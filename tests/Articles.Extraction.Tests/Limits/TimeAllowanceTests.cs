using Articles.Extraction.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Articles.Extraction.Tests.Limits;

public sealed class TimeAllowanceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void What_is_waited_for_is_not_on_the_account()
    {
        using var allowance = new TimeAllowance(TimeSpan.FromSeconds(10), _time, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(6));

        allowance.Excluding(_ =>
        {
            _time.Advance(TimeSpan.FromHours(1));
            return 0;
        });
        _time.Advance(TimeSpan.FromSeconds(3));
        allowance.IsExpired.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(1));
        allowance.IsExpired.ShouldBeTrue();
    }

    [Fact]
    public void Who_has_used_up_the_time_does_not_wait()
    {
        using var allowance = new TimeAllowance(TimeSpan.FromSeconds(10), _time, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));

        Should.Throw<OperationCanceledException>(() => allowance.Excluding(_ => 0));
    }

    [Fact]
    public void A_cancellation_is_no_expiry()
    {
        using var cancellation = new CancellationTokenSource();
        using var allowance = new TimeAllowance(TimeSpan.FromSeconds(10), _time, cancellation.Token);

        cancellation.Cancel();

        allowance.Token.IsCancellationRequested.ShouldBeTrue();
        allowance.IsExpired.ShouldBeFalse();
    }
}
