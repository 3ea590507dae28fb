namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>What was added to the log since a position.</summary>
/// <param name="Entries">In the order in which they were added.</param>
/// <param name="End">Where the log ended then.</param>
public sealed record StoryLogPage(IReadOnlyList<StoryEntry> Entries, StoryLogPosition End);
