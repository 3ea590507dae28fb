namespace Pipeline.Articles.Operations;

/// <summary>Something that happened to an article.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, UTC; null when that is not on record.</param>
/// <param name="Detail">What more is known: versions, features, subscribers, the reason. For a person, may be empty.</param>
public sealed record HistoryEvent(HistoryEventKind Kind, DateTimeOffset? At, string Detail);
