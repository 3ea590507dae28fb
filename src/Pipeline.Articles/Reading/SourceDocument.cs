namespace Pipeline.Articles.Reading;

/// <summary>One article's worth of input, decoded: what reading hands to cleaning.</summary>
public sealed record SourceDocument
{
    /// <summary>The file's name in the drop zone.</summary>
    public required string Name { get; init; }

    /// <summary>A key that is stable over re-drops for an article out of a file with several (its link or guid); null when the file is one article.</summary>
    public string? Part { get; init; }

    /// <summary>What the bytes turned out to be.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>The character set the bytes were decoded with (IANA name).</summary>
    public string? Charset { get; init; }

    /// <summary>Whether <see cref="Content"/> is HTML (also for Markdown and feeds, once read) or plain text.</summary>
    public required ContentKind Kind { get; init; }

    /// <summary>The decoded content: valid Unicode.</summary>
    public required string Content { get; init; }

    /// <summary>What the envelope around the content says about it (a JSON object's fields, a feed item's elements); empty for a bare page.</summary>
    public DeclaredMetadata Declared { get; init; } = DeclaredMetadata.None;
}
