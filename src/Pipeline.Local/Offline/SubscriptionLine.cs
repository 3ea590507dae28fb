namespace Pipeline.Local.Offline;

/// <summary>A subscription: a line of <c>subscriptions list --json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Queue">Its queue, or null.</param>
/// <param name="Webhook">Its web address without the query, or null.</param>
/// <param name="Duplicates">Which near-duplicates it gets.</param>
/// <param name="Filter">Its filter, in words; empty for everything.</param>
internal sealed record SubscriptionLine(string Name, string? Queue, string? Webhook, string Duplicates, string Filter);
