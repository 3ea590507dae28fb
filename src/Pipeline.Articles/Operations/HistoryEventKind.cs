namespace Pipeline.Articles.Operations;

/// <summary>The kinds of events in an article's history.</summary>
public enum HistoryEventKind
{
    /// <summary>Its file, or the article in its file, was first seen in the inbox.</summary>
    Seen,

    /// <summary>It was cleaned.</summary>
    Cleaned,

    /// <summary>The file was found to hold several articles.</summary>
    Expanded,

    /// <summary>The pages of a crawl archive are being cleaned.</summary>
    Expanding,

    /// <summary>It turned out not to be an article.</summary>
    Rejected,

    /// <summary>It was enriched.</summary>
    Enriched,

    /// <summary>An embargo holds it.</summary>
    Embargoed,

    /// <summary>An event about it was sent to a subscriber's queue.</summary>
    Delivered,

    /// <summary>It was in the index and in every subscriber's queue.</summary>
    Published,

    /// <summary>A stage failed, or was deferred.</summary>
    Failed,

    /// <summary>The runtime gave up a message about it.</summary>
    Poisoned,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,
}
