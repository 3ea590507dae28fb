namespace Pipeline.Web.Flow;

/// <summary>One of the three stages, as the page shows it.</summary>
/// <param name="Name">What it does: clean, enrich, publish.</param>
/// <param name="Passed">Articles that are through it, as the ledger stands.</param>
/// <param name="Waiting">Articles that wait for it by the ledger; null where the ledger does not know.</param>
/// <param name="OldestSince">Since when the one that waits longest does.</param>
/// <param name="Queue">The queue before it; null for none.</param>
/// <param name="Messages">What is in that queue.</param>
/// <param name="PerMinute">Articles a minute, over the last one; null when that has not been watched yet.</param>
/// <param name="History">Articles a minute over the last ten minutes, oldest first; null where nobody watched.</param>
internal sealed record FlowStage(
    string Name, long Passed, long? Waiting, DateTimeOffset? OldestSince, string? Queue, long Messages, double? PerMinute,
    IReadOnlyList<double?> History);
