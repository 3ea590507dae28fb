namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>What the header of a record says.</summary>
internal sealed record RecordHeader
{
    /// <summary>The record's type.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The address that it is about, as written; null if it names none.</summary>
    public string? TargetUri { get; init; }

    /// <summary>When it was captured.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Its id; null in ARC, which has none.</summary>
    public string? Id { get; init; }

    /// <summary>The media type of the content as a whole: <c>application/http</c> for an answer with its head.</summary>
    public string? ContentType { get; init; }

    /// <summary>The digest of the content (WARC-Block-Digest), as written; null if there is none.</summary>
    public string? Digest { get; init; }

    /// <summary>The digest of an answer's body as it was sent (WARC-Payload-Digest), as written; null if there is none.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>The id of the record that it was captured with (WARC-Concurrent-To): of a request, that of its answer.</summary>
    public string? ConcurrentTo { get; init; }

    /// <summary>Why its content is not all that the server sent (WARC-Truncated), as written; null if it is.</summary>
    public string? Truncated { get; init; }

    /// <summary>Whether its content goes on in other records (WARC-Segment-Number).</summary>
    public bool IsSegment { get; init; }

    /// <summary>Whether its length is not relied on: writers of ARC miscount the lines that describe the file, which hold no page.</summary>
    public bool IsLengthLoose { get; init; }

    /// <summary>The length of the content in bytes.</summary>
    public required long Length { get; init; }
}
