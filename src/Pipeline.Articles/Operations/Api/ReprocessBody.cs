using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Operations.Api;

/// <summary>What POST <c>reprocess</c> takes; an empty object is the schedule's own round.</summary>
/// <param name="Stale">What an older version made.</param>
/// <param name="Failed">What failed.</param>
/// <param name="Lost">What has a file and no row in the ledger, or a row and no document.</param>
/// <param name="Since">Only what was cleaned at this time or later.</param>
/// <param name="Name">Only files of this name, with <c>*</c> and <c>?</c>.</param>
/// <param name="Limit">The most articles, 1 to 100,000.</param>
/// <param name="DryRun">Only say what would be done.</param>
public sealed record ReprocessBody(
    bool Stale = false, bool Failed = false, bool Lost = false, DateTimeOffset? Since = null, string? Name = null, int? Limit =
        null, bool DryRun = false)
{
    private const int MaxArticles = 100_000;

    /// <summary>As the step takes it.</summary>
    /// <exception cref="FormatException">A value is out of its range.</exception>
    internal ReprocessingSelection ToSelection()
    {
        if (Limit is < 1 or > MaxArticles)
        {
            throw new FormatException($"limit must be a number from 1 to {MaxArticles}.");
        }

        return Name is { } name && string.IsNullOrWhiteSpace(name)
            ? throw new FormatException("name is empty. Leave it out to select files of any name.")
            : new ReprocessingSelection
            {
                Causes = (Stale ? ReprocessingCause.Stale : ReprocessingCause.None)
                    | (Failed ? ReprocessingCause.Failed : ReprocessingCause.None)
                    | (Lost ? ReprocessingCause.Lost : ReprocessingCause.None),
                Since = Since,
                Name = Name,
                Limit = Limit,
                DryRun = DryRun,
            };
    }
}
