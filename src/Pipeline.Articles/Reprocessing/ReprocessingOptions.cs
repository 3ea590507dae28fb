using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Settings of re-processing; configuration section <c>Reprocessing</c>. Its schedule is the setting <c>ReprocessSchedule</c> (NCRONTAB,
/// six fields).
/// </summary>
public sealed class ReprocessingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Reprocessing";

    /// <summary>The most articles that one run reprocesses, 1 to 100,000. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxArticles { get; set; } = 500;

    /// <summary>The most articles of a run that become visible within a minute, 1 to 100,000. Default 300.</summary>
    [Range(1, 100_000)]
    public int MaxPerMinute { get; set; } = 300;

    /// <summary>
    /// The most articles that a process takes up again at the same time, 1 to 64. Default 2: new drops have the rest of it.
    /// </summary>
    [Range(1, 64)]
    public int MaxConcurrency { get; set; } = 2;

    /// <summary>
    /// How many pointers may wait for a stage before re-processing stands back for new drops, 1 to 1,000,000. Default 20.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxBacklog { get; set; } = 20;

    /// <summary>
    /// How long a run looks and sends before it leaves the rest to the next, 1 s to 9 min: below the ten minutes of a function. Default 5
    /// min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The most rows whose file a run looks for in the inbox, 0 to 1,000,000; the next run goes on. Default 10,000, at two requests each:
    /// who removes a file mostly tells, and this is for the times that nobody did. As many files are looked at, the other way round, for a
    /// row that was lost.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxFilesLooked { get; set; } = 10_000;

    /// <summary>
    /// The most articles whose entry in the search index a run compares with the ledger, 0 to 10,000,000; the next run goes on. Default
    /// 100,000, at one request to the index and one to the ledger a thousand.
    /// </summary>
    [Range(0, 10_000_000)]
    public int MaxIndexCompared { get; set; } = 100_000;

    /// <summary>
    /// How long an article may stay in a stage before its pointer counts as lost, 1 min to 7 days. Default 1 h: well over the ten minutes
    /// that the host hides a message for.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many failed attempts the schedule makes on an article before it leaves it to an operator, 1 to 10,000. Default 25: five rounds
    /// of the host's five.
    /// </summary>
    [Range(1, 10_000)]
    public int GiveUpAfter { get; set; } = 25;
}
