using Azure.Storage.Queues;

namespace Articles.Client;

/// <summary>How an <see cref="ArticleQueue"/> receives.</summary>
public sealed record ArticleQueueOptions
{
    /// <summary>How many messages a request takes, 1 to 32; 32 by default.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// How long a message is hidden from other receivers, from a second to seven days; five minutes by default. An event that takes longer
    /// is handled twice; one whose handling failed comes again after this time.
    /// </summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many times a message may come before it is set aside; 5 by default, as in Azure Functions.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// Where messages are set aside; by default the queue of the same account whose name ends with <c>-poison</c>. Name one if the queue's
    /// client may use its own queue only (a shared access signature).
    /// </summary>
    public QueueClient? PoisonQueue { get; init; }
}
