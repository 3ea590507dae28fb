using Pipeline.Articles.Removals;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Operations;

/// <summary>The page of the removals that are held.</summary>
/// <param name="Removals">Those on this page.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Since">Since when the first of them is held; null for none.</param>
/// <param name="Paging">The pages.</param>
/// <param name="Now">The time.</param>
/// <param name="Done">What was done, in a sentence; null for nothing.</param>
/// <param name="Problem">Why nothing was; null for nothing.</param>
internal sealed record HeldRemovalsModel(
    IReadOnlyList<HeldRemoval> Removals, int Count, DateTimeOffset? Since, Paging Paging, DateTimeOffset Now, string? Done,
    string? Problem);
