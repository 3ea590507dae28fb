namespace Articles.Extraction.Evidence;

/// <summary>A date in a line.</summary>
/// <param name="Instant">UTC. Without a time, or with a time whose zone is unknown, the day's midnight.</param>
/// <param name="Role">What it is the date of.</param>
/// <param name="Start">Where it starts in the line.</param>
/// <param name="End">Where it ends, with its time and zone.</param>
/// <param name="HasTime">Whether the instant is exact; otherwise only the day is known.</param>
internal readonly record struct DateFinding(DateTimeOffset Instant, DateRole Role, int Start, int End, bool HasTime);
