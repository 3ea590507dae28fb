namespace Pipeline.Articles.Publishing;

/// <summary>The results of deliveries.</summary>
/// <param name="Sent">The subscriptions whose queue has the event.</param>
/// <param name="Faults">A sentence for each of the others.</param>
public sealed record DeliveryReport(IReadOnlyList<string> Sent, IReadOnlyList<string> Faults)
{
    /// <summary>The reason code of an article whose event not every subscriber has.</summary>
    public const string Undelivered = "undelivered";

    private const int MaxReason = 2000;

    /// <summary>The faults as a reason for the ledger.</summary>
    internal RejectionReason Reason => new(Undelivered, Excerpt.Of(string.Join(' ', Faults), MaxReason));
}
