namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>
/// The articles' places in stories, in one order for all hosts. An entry of an article replaces its earlier ones. Safe for concurrent
/// callers in any number of processes. Failures of the service are thrown unchanged: the host retries.
/// </summary>
public interface IStoryLog
{
    /// <summary>The last entries of the log, for a reader that has none.</summary>
    /// <param name="since">Older entries may be left out.</param>
    /// <param name="most">How many of the last entries are wanted; more may come.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<StoryLogPage> ReadLastAsync(DateTimeOffset since, int most, CancellationToken cancellationToken);

    /// <summary>What was added after a position that this log gave.</summary>
    Task<StoryLogPage> ReadAsync(StoryLogPosition after, CancellationToken cancellationToken);

    /// <summary>Adds an entry if nobody has added one since.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="expected">Where the log ended when it was read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Where the log ends now; null if it has other entries after <paramref name="expected"/>, and nothing was added.</returns>
    Task<StoryLogPosition?> TryAddAsync(StoryEntry entry, StoryLogPosition expected, CancellationToken cancellationToken);
}
