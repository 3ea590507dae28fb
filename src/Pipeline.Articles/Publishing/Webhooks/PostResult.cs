namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>What came of posting an event.</summary>
/// <param name="Fault">Why the receiver does not have it; null if it does.</param>
/// <param name="IsGone">Whether the receiver wants no more events (410).</param>
/// <param name="RetryAfter">How long the receiver asks to wait, or null.</param>
public sealed record PostResult(string? Fault, bool IsGone = false, TimeSpan? RetryAfter = null);
