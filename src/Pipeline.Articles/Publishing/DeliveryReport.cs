namespace Pipeline.Articles.Publishing;

/// <summary>What became of deliveries.</summary>
/// <param name="Sent">The subscriptions whose queue has the event.</param>
/// <param name="Faults">A sentence for each of the others.</param>
public sealed record DeliveryReport(IReadOnlyList<string> Sent, IReadOnlyList<string> Faults);
