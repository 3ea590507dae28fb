using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Xml;

/// <summary>One item of a feed.</summary>
/// <param name="Body">The fullest text it carries; null without any.</param>
/// <param name="Declared">What its other elements, and the feed's, say.</param>
/// <param name="Keys">What can identify it, best first.</param>
internal sealed record FeedItem(BodyField? Body, DeclaredMetadata Declared, IReadOnlyList<string?> Keys)
{
    /// <summary>What it says of its release.</summary>
    public required ReleaseFields Release { get; init; }
}
