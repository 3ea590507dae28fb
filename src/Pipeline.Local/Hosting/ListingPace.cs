namespace Pipeline.Local.Hosting;

/// <summary>How often the inbox is listed: each file makes a listing more expensive, so its share of the time is limited.</summary>
internal static class ListingPace
{
    // A drop is usually followed by others: while files arrive, listings take half of the time. While enough files wait, new findings would
    // only wait longer.
    private const int Share = 5;
    private const int ShareAtDrops = 2;
    private const int ShareAtWork = 40;

    /// <summary>The shortest pause: an empty inbox is listed four times a second.</summary>
    public static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(250);

    // Otherwise a machine that slept during a listing would pause for several times as long again.
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    /// <summary>How long to pause after a listing.</summary>
    /// <param name="listing">How long it took.</param>
    /// <param name="foundDrops">Whether it found new files, or will find that some were removed.</param>
    /// <param name="isAtWork">Whether enough files wait for processing, or files arrive that are found without a listing.</param>
    public static TimeSpan PauseAfter(TimeSpan listing, bool foundDrops, bool isAtWork)
    {
        var share = foundDrops ? ShareAtDrops : Share;
        if (isAtWork)
        {
            share = ShareAtWork;
        }

        return TimeSpan.FromTicks(Math.Clamp((listing * (share - 1)).Ticks, MinPause.Ticks, MaxPause.Ticks));
    }
}
