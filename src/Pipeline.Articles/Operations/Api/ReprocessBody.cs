using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The body of POST <c>reprocess</c>; an empty object runs the schedule's own round.</summary>
/// <param name="Stale">Articles made by an older version.</param>
/// <param name="Failed">Failed articles.</param>
/// <param name="Lost">Files without a row in the ledger, and rows without a document.</param>
/// <param name="Since">Only articles cleaned at this time or later.</param>
/// <param name="Name">Only files of this name, with <c>*</c> and <c>?</c>.</param>
/// <param name="Limit">The maximum number of articles, 1 to 100,000.</param>
/// <param name="DryRun">Only report what would be done.</param>
public sealed record ReprocessBody(
    bool Stale = false, bool Failed = false, bool Lost = false, DateTimeOffset? Since = null, string? Name = null, int? Limit =
        null, bool DryRun = false)
{
    private const int MaxArticles = 100_000;

    /// <summary>The selection for the step.</summary>
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
