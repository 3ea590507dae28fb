using System.Text.Json.Serialization;

namespace Pipeline.Local.Ingesting;

/// <summary>How an article of an ingest run ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IngestState>))]
internal enum IngestState
{
    /// <summary>Cleaned, enriched, in the index and in the subscribers' queues.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Not an article: the reason is recorded.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>An older version of a wire item whose newest another file carries.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>Under an embargo: it is published when the embargo ends; the reason says when.</summary>
    [JsonStringEnumMemberName("embargoed")]
    Embargoed,

    /// <summary>A stage failed as often as the host tries; the reason is recorded.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>No progress for a long time; it may still continue.</summary>
    [JsonStringEnumMemberName("unfinished")]
    Unfinished,
}
