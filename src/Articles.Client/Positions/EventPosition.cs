namespace Articles.Client;

/// <summary>An event's place among those that a subscription is sent about an article.</summary>
/// <param name="Sequence">Counts the article's revisions and withdrawals, from 1.</param>
/// <param name="Time">Decides between events of one sequence.</param>
/// <param name="EventId">The event; a redelivery has the same id.</param>
public sealed record EventPosition(int Sequence, DateTimeOffset Time, string EventId)
{
    /// <summary>Whether this event is to be handled: it is neither the known one again nor older than it.</summary>
    /// <param name="known">The position of the last event that was handled about the article; null if there was none.</param>
    public bool IsNewerThan(EventPosition? known) =>
        known is null || (EventId != known.EventId && (Sequence, Time).CompareTo((known.Sequence, known.Time)) > 0);
}
