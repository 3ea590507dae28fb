namespace Pipeline.Articles.Operations;

/// <summary>What may happen to an article.</summary>
public enum HistoryEventKind
{
    /// <summary>Its file, or it in its file, was seen in the inbox for the first time.</summary>
    Seen,

    /// <summary>It was cleaned.</summary>
    Cleaned,

    /// <summary>The file was found to hold several articles.</summary>
    Expanded,

    /// <summary>It was found to be no article.</summary>
    Rejected,

    /// <summary>It was enriched.</summary>
    Enriched,

    /// <summary>An embargo holds it.</summary>
    Embargoed,

    /// <summary>An event about it came into a subscriber's queue.</summary>
    Delivered,

    /// <summary>It was in the index and in every subscriber's queue.</summary>
    Published,

    /// <summary>A stage failed, or was deferred.</summary>
    Failed,

    /// <summary>The runtime gave a message about it up.</summary>
    Poisoned,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,
}
