namespace Pipeline.Articles.Ledger;

/// <summary>The subscriptions that have an article or its events.</summary>
/// <param name="Delivered">The subscriptions whose queue has this revision's event.</param>
/// <param name="Recipients">The subscriptions that hold some revision of it.</param>
internal sealed record DeliveryRecord(IReadOnlyList<string> Delivered, IReadOnlyList<string> Recipients);
