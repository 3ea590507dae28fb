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

    /// <summary>What the file held; the default for a part, and for a file that is too large to be read.</summary>
    public Revision Revision { get; init; }

    /// <summary>The ETag of the row that there was before the drop; null when there was none.</summary>
    public string? RowBefore { get; init; }

    /// <summary>When it was dropped (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public long DroppedAt { get; } = droppedAt;

    /// <summary>
    /// The id under which a part is rejected that is a wire item, and could not be read; null for the file itself.
    /// </summary>
    public ArticleId? IdByFile { get; init; }

    /// <summary>What the file's row says of versions in it that are not the newest; else null.</summary>
    public RejectionReason? Note { get; init; }

    /// <summary>Whether another file carries the newest version of the wire item that this is.</summary>
    public bool IsSuperseded => IdByFile is not null && Entry is not null && Entry.Name != File;

    /// <summary>True when it was not dropped, as the very file was in the inbox and done with.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Why nothing of it is to be followed: it could not be dropped, or is no longer there; else null.</summary>
    public RejectionReason? Lost { get; set; }

    /// <summary>Its row, as last seen.</summary>
    public LedgerEntry? Entry { get; set; }

    /// <summary>How long it took, once it has ended.</summary>
    public TimeSpan Took { get; set; }
}
