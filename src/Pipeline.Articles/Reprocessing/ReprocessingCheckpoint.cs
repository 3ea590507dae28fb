using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>The progress of the scheduled rounds; a run continues where the last one stopped, for whatever reason.</summary>
public sealed record ReprocessingCheckpoint
{
    /// <summary>The last failed row that was checked (<see cref="StageRow.Key"/>); null to start from the first.</summary>
    public string? Failed { get; init; }

    /// <summary>The last waiting row that was checked.</summary>
    public string? Stuck { get; init; }

    /// <summary>The last row of another version that was checked, while <see cref="Versions"/> are current.</summary>
    public string? Stale { get; init; }

    /// <summary>The versions that <see cref="Stale"/> applies to.</summary>
    public StageVersions? Versions { get; init; }

    /// <summary>The last row whose file was looked for in the inbox.</summary>
    public string? Removed { get; init; }

    /// <summary>The last article whose entry in the search index was compared with its row.</summary>
    public string? Index { get; init; }

    /// <summary>Where the listing of the inbox continues; null to start from the beginning.</summary>
    public string? Listing { get; init; }

    /// <summary>Where the listing of the inbox for lost rows continues; null to start from the beginning.</summary>
    public string? LostRows { get; init; }

    /// <summary>The last article whose row was looked for because it has a document; null to start from the first.</summary>
    public string? Orphans { get; init; }

    /// <summary>The last article whose documents were looked for; null to start from the first.</summary>
    public string? LostDocuments { get; init; }

    /// <summary>When the current listing started.</summary>
    public DateTimeOffset? ListingSince { get; init; }

    /// <summary>When the last complete listing started: files that were dropped well before it have been compared.</summary>
    public DateTimeOffset? ListedAt { get; init; }
}
