namespace Pipeline.Web.Flow;

/// <summary>The moving part of the page.</summary>
/// <param name="Snapshot">The last that could be read; null when the first is still being read.</param>
/// <param name="Now">The time.</param>
/// <param name="IsAnswering">Whether the last reading succeeded.</param>
internal sealed record FlowModel(FlowSnapshot? Snapshot, DateTimeOffset Now, bool IsAnswering);
