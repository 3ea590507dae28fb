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

    /// <summary>The maximum number of articles that one run reprocesses, 1 to 100,000. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxArticles { get; set; } = 500;

    /// <summary>The maximum number of a run's articles that become visible within a minute, 1 to 100,000. Default 300.</summary>
    [Range(1, 100_000)]
    public int MaxPerMinute { get; set; } = 300;

    /// <summary>
    /// The maximum number of articles that a process reprocesses at the same time, 1 to 64. Default 2: new drops have the rest of the
    /// process.
    /// </summary>
    [Range(1, 64)]
    public int MaxConcurrency { get; set; } = 2;

    /// <summary>How many pointers may wait for a stage before re-processing yields to new drops, 1 to 1,000,000. Default 20.</summary>
    [Range(1, 1_000_000)]
    public int MaxBacklog { get; set; } = 20;

    /// <summary>
    /// How long a run searches and sends before it leaves the rest to the next, 1 s to 9 min: below the ten minutes of a function. Default
    /// 5 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The maximum number of rows whose file a run looks for in the inbox, 0 to 1,000,000; the next run continues. Default 10,000, at two
    /// requests each: most removals are reported, and this finds the others. In addition, a run checks as many files for a lost row.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxFilesLooked { get; set; } = 10_000;

    /// <summary>
    /// The maximum number of articles whose entry in the search index a run compares with the ledger, 0 to 10,000,000; the next run
    /// continues. Default 100,000, at one request to the index and one to the ledger per thousand.
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
    /// The number of failed attempts after which the schedule leaves an article to an operator, 1 to 10,000. Default 25: five rounds of the
    /// host's five.
    /// </summary>
    [Range(1, 10_000)]
    public int GiveUpAfter { get; set; } = 25;
}
