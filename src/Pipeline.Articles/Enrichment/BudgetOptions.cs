using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// The limit on the cost of metered text analytics; configuration section <c>Language</c>, which it shares with the service's address.
/// </summary>
public sealed class BudgetOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Language";

    /// <summary>
    /// Text records (per started 1,000 characters, document and feature) that all instances together may spend in a day, UTC; 0 for no cap.
    /// Default 0. When they are spent, articles wait for the next day. One request reserves up to 50, a job up to 125: with less, a long
    /// text waits forever.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int DailyTextRecords { get; set; }
}
