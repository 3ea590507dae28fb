namespace Pipeline.Articles.Ledger;

/// <summary>The subscriptions that have an article or its events.</summary>
/// <param name="Delivered">The subscriptions whose queue has this revision's event.</param>
/// <param name="Recipients">The subscriptions that hold some revision of it.</param>
/// <param name="IndexVersion">The version of the article's entry in the index; 0 for none.</param>
internal sealed record DeliveryRecord(IReadOnlyList<string> Delivered, IReadOnlyList<string> Recipients, int IndexVersion);
