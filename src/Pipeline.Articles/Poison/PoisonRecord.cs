using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Poison;

/// <summary>A message that the runtime gave up, on record with what it held and why it failed.</summary>
public sealed record PoisonRecord
{
    /// <summary>The record's key: the message's id in its poison queue.</summary>
    public required string Id { get; init; }

    /// <summary>The queue that the message was for; the poison queue has its name with <c>-poison</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>When the runtime gave it up.</summary>
    public required DateTimeOffset PoisonedAt { get; init; }

    /// <summary>When it was put on record.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The message as it was in the queue, byte for byte: mostly Base64.</summary>
    public required string Message { get; init; }

    /// <summary>The article that it is about; null when the message does not tell.</summary>
    public ArticleId? ArticleId { get; init; }

    /// <summary>The file that it is about; null when neither the message nor the ledger tells.</summary>
    public string? Name { get; init; }

    /// <summary>The function whose last try failed, as the ledger had it.</summary>
    public string? FailedIn { get; init; }

    /// <summary>Why, as the ledger had it when the message was put on record; or what is wrong with the message.</summary>
    public required string Reason { get; init; }

    /// <summary>What became of it.</summary>
    public PoisonState State { get; init; }

    /// <summary>When it was replayed or discarded.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who replayed or discarded it: <c>anna on desk-3, by command</c>; null when that is not on record.</summary>
    public string? SettledBy { get; init; }
}
