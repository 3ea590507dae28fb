namespace Articles.Client;

/// <summary>What an <see cref="ArticleQueue"/> did with the messages that it took.</summary>
public sealed record ReceivedMessages
{
    /// <summary>Events that were handled.</summary>
    public int Handled { get; init; }

    /// <summary>Events that had come before, or were older than what is known of their articles.</summary>
    public int PassedOver { get; init; }

    /// <summary>Messages that failed.</summary>
    public IReadOnlyList<FailedMessage> Failures { get; init; } = [];

    /// <summary>Whether no message was there: then wait a moment before the next request.</summary>
    public bool IsEmpty => Handled + PassedOver + Failures.Count == 0;
}
