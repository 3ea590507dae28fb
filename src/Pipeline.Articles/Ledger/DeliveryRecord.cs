namespace Pipeline.Articles.Ledger;

/// <summary>Who has what of an article.</summary>
/// <param name="Delivered">The subscriptions whose queue has this revision's event.</param>
/// <param name="Recipients">The subscriptions that hold some revision of it.</param>
internal sealed record DeliveryRecord(IReadOnlyList<string> Delivered, IReadOnlyList<string> Recipients);
