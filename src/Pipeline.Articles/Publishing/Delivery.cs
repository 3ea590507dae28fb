using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing;

/// <summary>An event to send.</summary>
/// <param name="Subscription">The recipient.</param>
/// <param name="CloudEvent">CloudEvents 1.0 structured JSON, UTF-8.</param>
public sealed record Delivery(Subscription Subscription, ReadOnlyMemory<byte> CloudEvent);
