using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Removals;

/// <summary>
/// Settings for holding removals that were not requested; configuration section <c>Removals</c>. Removals are held if they exceed both
/// limits, or if the inbox is suddenly empty.
/// </summary>
public sealed class RemovalOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Removals";

    /// <summary>
    /// The number of files that may be missing within <see cref="Within"/>, whatever their share, 0 to 1,000,000. Default 50.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxFiles { get; set; } = 50;

    /// <summary>
    /// The share of all files that may be missing within <see cref="Within"/>, whatever their number, in percent, 0 to 100. Default 20.
    /// With 100 nothing is ever held.
    /// </summary>
    [Range(0, 100)]
    public int MaxPercent { get; set; } = 20;

    /// <summary>The time over which missing files are counted, 1 min to 7 days. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(1);
}
