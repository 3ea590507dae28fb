namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>A place in the log: everything before it has been read.</summary>
/// <param name="Segment">The segment's number, where the log has several; else 0.</param>
/// <param name="Offset">The place in the segment, in the log's own unit.</param>
public readonly record struct StoryLogPosition(int Segment, long Offset);
