namespace Pipeline.Local.Hosting;

/// <summary>How often the inbox is listed: a listing gets dearer with every file that stays, and may take so much of the time.</summary>
internal static class ListingPace
{
    // Who drops one file drops another: while files come, one listing follows the other at half of the time; while enough of them wait,
    // what a listing finds would only wait longer.
    private const int Share = 5;
    private const int ShareAtDrops = 2;
    private const int ShareAtWork = 40;

    /// <summary>The shortest pause: an empty inbox is listed four times a second.</summary>
    public static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(250);

    // A machine that was asleep in the midst of a listing would else be away for several times as long again.
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    /// <summary>How long to pause after a listing.</summary>
    /// <param name="listing">How long it took.</param>
    /// <param name="foundDrops">Whether it found any that was not there before.</param>
    /// <param name="isAtWork">Whether enough files wait to be taken up.</param>
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
