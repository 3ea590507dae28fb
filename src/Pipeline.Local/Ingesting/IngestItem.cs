using Pipeline.Articles;

namespace Pipeline.Local.Ingesting;

/// <summary>One article that an ingest run follows: a file, or an article in a file that holds several.</summary>
internal sealed class IngestItem(ArticleId id, string file, string? part, string? sourceETag, long droppedAt)
{
    /// <summary>The article.</summary>
    public ArticleId Id { get; } = id;

    /// <summary>The file's name in the drop zone.</summary>
    public string File { get; } = file;

    /// <summary>Which article of the file; null for the file itself.</summary>
    public string? Part { get; } = part;

    /// <summary>The version that was dropped: the row has to be of this version to count. Null for a part, whose file's row has been checked.</summary>
    public string? SourceETag { get; } = sourceETag;

    /// <summary>When it was dropped (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public long DroppedAt { get; } = droppedAt;

    /// <summary>Why it could not be dropped at all; else null.</summary>
    public RejectionReason? NotDropped { get; init; }

    /// <summary>Its row, as last seen.</summary>
    public LedgerEntry? Entry { get; set; }

    /// <summary>How long it took, once it has ended.</summary>
    public TimeSpan Took { get; set; }
}
