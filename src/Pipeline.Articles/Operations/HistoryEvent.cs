namespace Pipeline.Articles.Operations;

/// <summary>An event in an article's history.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="At">When it happened, UTC; null if that is not recorded.</param>
/// <param name="Detail">Details: versions, features, subscribers, the reason. For display, may be empty.</param>
public sealed record HistoryEvent(HistoryEventKind Kind, DateTimeOffset? At, string Detail);
