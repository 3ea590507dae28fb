using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Poison;

/// <summary>The record of a message that the runtime gave up, with its content and the reason.</summary>
public sealed record PoisonRecord
{
    /// <summary>The record's key: the message's id in its poison queue.</summary>
    public required string Id { get; init; }

    /// <summary>The queue that the message was for; the poison queue has its name with <c>-poison</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>When the runtime gave it up.</summary>
    public required DateTimeOffset PoisonedAt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The message as it was in the queue, byte for byte: mostly Base64.</summary>
    public required string Message { get; init; }

    /// <summary>The article that it is about; null if the message does not name it.</summary>
    public ArticleId? ArticleId { get; init; }

    /// <summary>The file that it is about; null if neither the message nor the ledger names it.</summary>
    public string? Name { get; init; }

    /// <summary>The function whose last try failed, as the ledger had it.</summary>
    public string? FailedIn { get; init; }

    /// <summary>The reason in the ledger when the message was recorded; or the error in the message.</summary>
    public required string Reason { get; init; }

    /// <summary>What became of it.</summary>
    public PoisonState State { get; init; }

    /// <summary>When it was replayed or discarded.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who replayed or discarded it: <c>anna on desk-3, by command</c>; null if that is not recorded.</summary>
    public string? SettledBy { get; init; }
}
