namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// How long the messages that the host takes are hidden from everybody else, and how long it waits for them when it stops.
/// </summary>
internal sealed record LeaseOptions
{
    /// <summary>
    /// How long a message stays hidden when its host is gone without a word. The WebJobs SDK takes ten minutes: after a crash the articles
    /// that were at work would lie still so long. Default: one minute, which a host that is merely slow outlives by renewing.
    /// </summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long the host waits, when it is asked to stop, for what it has begun. Default: 20 seconds; the process is ended after 30.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a message at work is hidden for <see cref="Duration"/> again: two failures in a row do no harm.</summary>
    public TimeSpan RenewalInterval => Duration / 3;
}
