using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Reprocessing;

/// <summary>Settings of re-processing; configuration section <c>Reprocessing</c>. Its schedule is the setting <c>ReprocessSchedule</c> (NCRONTAB, six fields).</summary>
public sealed class ReprocessingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Reprocessing";

    /// <summary>The most articles that one run sends round again, 1 to 100,000. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxArticles { get; set; } = 500;

    /// <summary>How long an article may stay in a stage before its pointer counts as lost, 1 min to 7 days. Default 1 h: well over the ten minutes that the host hides a message for.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromHours(1);
}
