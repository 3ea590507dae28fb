namespace Pipeline.Articles.Operations.Listing;

/// <summary>A page of the events that a subscription was sent.</summary>
/// <param name="Events">The events: CloudEvents 1.0 structured JSON, UTF-8.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record EventPage(IReadOnlyList<ReadOnlyMemory<byte>> Events, string? Next);
