using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Removals;

/// <summary>
/// Settings of when removals that nobody asked for are held; configuration section <c>Removals</c>. They are held when they are more than
/// both limits, or when the inbox is empty all at once.
/// </summary>
public sealed class RemovalOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Removals";

    /// <summary>
    /// The most files that may be found gone within <see cref="Within"/> whatever their share, 0 to 1,000,000. Default 50.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxFiles { get; set; } = 50;

    /// <summary>
    /// The largest share of all files that may be found gone within <see cref="Within"/> whatever their number, in percent, 0 to 100.
    /// Default 20. With 100 nothing is ever held.
    /// </summary>
    [Range(0, 100)]
    public int MaxPercent { get; set; } = 20;

    /// <summary>The time over which the files that are found gone are counted, 1 min to 7 days. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(1);
}
