namespace Pipeline.Faults.Disorder;

/// <summary>A clock that is set, now and then, by up to a day in either direction. Timers and elapsed times are the system's.</summary>
internal sealed class JumpingClock(Random random) : TimeProvider
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(1);
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    /// <summary>Puts it forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    /// <summary>Sets it.</summary>
    public void Jump() => Interlocked.Exchange(ref _offset, (long)(Farthest.Ticks * ((2 * random.NextDouble()) - 1)));
}
