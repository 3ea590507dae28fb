namespace Pipeline.Local.Hosting.Leasing;

/// <summary>How long the host's received messages are hidden from others, and how long it waits for them when it stops.</summary>
internal sealed record LeaseOptions
{
    /// <summary>
    /// How long a message stays hidden after its host has died. The WebJobs SDK uses ten minutes: after a crash, the articles in progress
    /// would wait that long. Default: one minute, which a slow host extends by renewing.
    /// </summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stopping host waits for started work. Default: 20 seconds; the process is ended after 30.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How often the lease of a message in progress is renewed for <see cref="Duration"/>: two failures in a row do no harm.
    /// </summary>
    public TimeSpan RenewalInterval => Duration / 3;
}
