namespace Pipeline.Local.Offline;

/// <summary>A subscription: a line of <c>subscriptions list --json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="Duplicates">Which near-duplicates it gets.</param>
/// <param name="Filter">Its filter, in words; empty for everything.</param>
internal sealed record SubscriptionLine(string Name, string Queue, string Duplicates, string Filter);
