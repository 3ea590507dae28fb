namespace Pipeline.Articles.Ledger;

/// <summary>The version of a file that was cleaned, the cleaner's version, and the time.</summary>
/// <param name="SourceETag">The ETag of the file that was read.</param>
/// <param name="CleanerVersion">The cleaner's version.</param>
/// <param name="At">When it was done.</param>
internal sealed record CleaningRun(string SourceETag, int CleanerVersion, DateTimeOffset At);
