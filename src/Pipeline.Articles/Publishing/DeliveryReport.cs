namespace Pipeline.Articles.Publishing;

/// <summary>What became of deliveries.</summary>
/// <param name="Sent">The subscriptions whose queue has the event.</param>
/// <param name="Faults">A sentence for each of the others.</param>
public sealed record DeliveryReport(IReadOnlyList<string> Sent, IReadOnlyList<string> Faults)
{
    /// <summary>The code of the reason of an article that not every subscriber has its event of.</summary>
    public const string Undelivered = "undelivered";

    private const int MaxReason = 2000;

    /// <summary>The faults as a reason for the ledger.</summary>
    internal RejectionReason Reason => new(Undelivered, Excerpt.Of(string.Join(' ', Faults), MaxReason));
}
