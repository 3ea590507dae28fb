using Articles.TextAnalytics.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Articles.TextAnalytics.Tests.Requests;

public sealed class RequestPacerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RequestPause _pause;
    private readonly RequestPacer _pacer;

    public RequestPacerTests()
    {
        _pause = new RequestPause(_time);
        _pacer = new RequestPacer(limit: 10, _pause, TimeSpan.FromSeconds(30), _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pacer.Dispose();

    [Fact]
    public void In_no_minute_are_there_more_requests_than_the_limit()
    {
        var granted = new List<DateTimeOffset>();
        for (var second = 0; second < 600; second++)
        {
            while (_pacer.AttemptAcquire() is { IsAcquired: true })
            {
                granted.Add(_time.GetUtcNow());
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        granted.Count.ShouldBeGreaterThan(90);
        granted.Select((time, index) => index < 10 || time - granted[index - 10] >= TimeSpan.FromMinutes(1)).ShouldAllBe(within => within);
    }

    [Fact]
    public async Task A_pause_holds_everybody_back_until_it_is_over()
    {
        _pause.Extend(TimeSpan.FromSeconds(5));
        var waiting = Enumerable.Range(0, 4).Select(_ => _pacer.AcquireAsync(1, Token).AsTask()).ToList();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        waiting.ShouldAllBe(lease => !lease.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(0.1));

        (await Task.WhenAll(waiting)).ShouldAllBe(lease => lease.IsAcquired);
    }

    [Fact]
    public async Task A_pause_longer_than_an_invocation_should_wait_is_refused_at_once_with_its_length()
    {
        _pause.Extend(TimeSpan.FromMinutes(1));

        var lease = await _pacer.AcquireAsync(1, Token);

        lease.IsAcquired.ShouldBeFalse();
        lease.TryGetMetadata("RETRY_AFTER", out var retryAfter).ShouldBeTrue();
        retryAfter.ShouldBe(TimeSpan.FromMinutes(1));
    }
}
