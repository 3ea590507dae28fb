namespace Pipeline.Articles.Publishing.Events;

/// <summary>An event that a subscriber got.</summary>
/// <param name="Subscription">The subscription's name.</param>
/// <param name="CloudEvent">CloudEvents 1.0 structured JSON, UTF-8, byte for byte.</param>
public sealed record SentEvent(string Subscription, ReadOnlyMemory<byte> CloudEvent);
