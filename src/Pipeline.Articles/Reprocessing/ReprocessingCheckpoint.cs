using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>How far the scheduled rounds have come; a run goes on where the last one stopped, however it stopped.</summary>
public sealed record ReprocessingCheckpoint
{
    /// <summary>The last failed row that was looked at (<see cref="StageRow.Key"/>); null to start from the first.</summary>
    public string? Failed { get; init; }

    /// <summary>The last waiting row that was looked at.</summary>
    public string? Stuck { get; init; }

    /// <summary>The last row of another version that was looked at, while <see cref="Versions"/> are the present ones.</summary>
    public string? Stale { get; init; }

    /// <summary>The versions that <see cref="Stale"/> is about.</summary>
    public StageVersions? Versions { get; init; }

    /// <summary>The last row whose file was looked for in the inbox.</summary>
    public string? Removed { get; init; }

    /// <summary>The last article whose entry in the search index was compared with its row.</summary>
    public string? Index { get; init; }

    /// <summary>Where the listing of the inbox goes on; null when it starts anew.</summary>
    public string? Listing { get; init; }

    /// <summary>Where the listing of the inbox that looks for lost rows goes on; null when it starts anew.</summary>
    public string? LostRows { get; init; }

    /// <summary>The last article whose row was looked for because it has a document; null to start from the first.</summary>
    public string? Orphans { get; init; }

    /// <summary>The last article whose documents were looked for; null to start from the first.</summary>
    public string? LostDocuments { get; init; }

    /// <summary>When the listing that is under way was begun.</summary>
    public DateTimeOffset? ListingSince { get; init; }

    /// <summary>When the last complete listing was begun: what was dropped well before it has been compared.</summary>
    public DateTimeOffset? ListedAt { get; init; }
}
