namespace Pipeline.Articles.Operations;

/// <summary>The waiting messages of a queue.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Messages">The approximate number, including hidden ones.</param>
/// <param name="OldestSentAt">When the next one was sent; null if none is visible.</param>
public sealed record QueueStatus(string Queue, long Messages, DateTimeOffset? OldestSentAt);
