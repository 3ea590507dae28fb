using Articles.Extraction;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Ingesting;

/// <summary>One article that an ingest run follows: a file, or an article in a file that holds several.</summary>
internal sealed class IngestItem(ArticleId id, string file, string? part, long droppedAt)
{
    /// <summary>The article.</summary>
    public ArticleId Id { get; } = id;

    /// <summary>The file's name in the inbox.</summary>
    public string File { get; } = file;

    /// <summary>Which article of the file; null for the file itself.</summary>
    public string? Part { get; } = part;

    /// <summary>The version that was dropped; null for a part, whose file's row has been checked.</summary>
    public string? SourceETag { get; init; }

    /// <summary>The file's revision; the default value for a part, and for a file that is too large to be read.</summary>
    public Revision Revision { get; init; }

    /// <summary>The ETag of the row before the drop; null if there was none.</summary>
    public string? RowBefore { get; init; }

    /// <summary>When it was dropped (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public long DroppedAt { get; } = droppedAt;

    /// <summary>The id of the rejection of a part that is an unreadable wire item; null for the file itself.</summary>
    public ArticleId? IdByFile { get; init; }

    /// <summary>The note in the file's row about versions that are not the newest; else null.</summary>
    public RejectionReason? Note { get; init; }

    /// <summary>Whether another file carries the newest version of this wire item.</summary>
    public bool IsSuperseded => IdByFile is not null && Entry is not null && Entry.Name != File;

    /// <summary>True if it was not dropped, because the same file was in the inbox and finished.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Why it is not followed: it could not be dropped, or was removed; else null.</summary>
    public RejectionReason? Lost { get; set; }

    /// <summary>Its row, as last seen.</summary>
    public LedgerEntry? Entry { get; set; }

    /// <summary>How long it took, once it has ended.</summary>
    public TimeSpan Took { get; set; }
}
