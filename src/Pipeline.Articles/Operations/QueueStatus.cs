namespace Pipeline.Articles.Operations;

/// <summary>What waits in a queue.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Messages">About how many, hidden ones included.</param>
/// <param name="OldestSentAt">When the next one was sent; null when none is visible.</param>
public sealed record QueueStatus(string Queue, long Messages, DateTimeOffset? OldestSentAt);
