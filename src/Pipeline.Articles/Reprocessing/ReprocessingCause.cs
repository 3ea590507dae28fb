using System.Text.Json.Serialization;

namespace Pipeline.Articles.Reprocessing;

/// <summary>Why an article is reprocessed.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<ReprocessingCause>))]
public enum ReprocessingCause
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>A stage failed on it, and the host has given up retrying.</summary>
    Failed = 1,

    /// <summary>It has waited in a stage for longer than a message stays hidden: its pointer is lost.</summary>
    Stuck = 2,

    /// <summary>It is in the inbox, and no row has this version of it: the event was missed.</summary>
    Unseen = 4,

    /// <summary>An older cleaner, enricher, publisher or index schema made it.</summary>
    Stale = 8,

    /// <summary>Somebody asked for it.</summary>
    Asked = 16,

    /// <summary>Its file is missing from the inbox without a report; or its withdrawal is unfinished.</summary>
    Removed = 32,

    /// <summary>Its row or one of its documents is lost, although its file is in the inbox.</summary>
    Lost = 64,

    /// <summary>
    /// A search finds another revision of it than the ledger's, or finds it although it was withdrawn, or does not find it.
    /// </summary>
    Misindexed = 128,

    /// <summary>All causes that the schedule looks for.</summary>
    Scheduled = Failed | Stuck | Unseen | Stale | Removed | Lost | Misindexed,
}
