using System.Text.Json;

namespace Articles.Extraction.Formats;

/// <summary>One article's worth of input, decoded: what reading hands to cleaning.</summary>
internal sealed record SourceDocument
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// A key that is stable over re-drops for an article out of a file with several (its link, guid or path in the archive, or a hash of
    /// it; never a position); null when the file is one article. Each item of a feed, an array, JSON Lines or a zip archive has one, also
    /// where it is the only one, so that its id stays when another is added; and so has a wire item that has a <see cref="WireItem.Key"/>.
    /// No two documents of a file share one.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>What the bytes turned out to be.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>The character set the bytes were decoded with (IANA name).</summary>
    public string? Charset { get; init; }

    /// <summary>Whether <see cref="Content"/> is HTML (also for Markdown and feeds, once read) or plain text.</summary>
    public required ContentKind Kind { get; init; }

    /// <summary>The decoded content: valid Unicode.</summary>
    public required string Content { get; init; }

    /// <summary>
    /// What the envelope around the content says about it (a JSON object's fields, a feed item's elements); empty for a bare page.
    /// </summary>
    public DeclaredMetadata Declared { get; init; } = DeclaredMetadata.None;

    /// <summary>
    /// What an agency's envelope says; its body is then taken as it is, without looking for one. Null when it is no wire item.
    /// </summary>
    public WireItem? Wire { get; init; }

    /// <summary>An embargo that is said beside the text: in front matter, or by an item in the same mail. Null without one.</summary>
    public WireEmbargo? Embargo { get; init; }

    /// <summary>The title of what the item lay in, a mail or an entry of a feed: words of a kill or an embargo in it count, too.</summary>
    public string? OuterTitle { get; init; }

    /// <summary>
    /// What stands beside it, a line each: in the margins of its pages (heads, feet, a watermark), other titles of an item, those of
    /// items that are attached. It is not the article's, but words of a kill or an
    /// embargo in it count.
    /// </summary>
    public string? Margins { get; init; }

    /// <summary>What agencies' items that were attached to a text say: what forbids one forbids the text.</summary>
    public IReadOnlyList<WireItem> Attached { get; init; } = [];

    /// <summary>
    /// Why this part of a file with several is no article, though the others may be: an item without text, a picture in an archive. Its
    /// <see cref="Content"/> is empty, and cleaning rejects it for this reason. Null for everything else.
    /// </summary>
    public RejectionReason? Rejection { get; init; }

    /// <summary>
    /// Whether the part is damaged so that nothing tells which article it is: a cut line, item or message. It has a
    /// <see cref="Rejection"/>, and its <see cref="Part"/> counts the damaged parts of the file. No article's row is touched by it; when
    /// the file comes without it, its row is closed.
    /// </summary>
    public bool IsUnreadable { get; init; }

    /// <summary>
    /// What a revision of this part is told by: its text, and what an agency's envelope says, which may change under the same text.
    /// </summary>
    public string RevisionText => this switch
    {
        { IsUnreadable: true } => Rejection!.Message,
        { Wire: null, Embargo: { } embargo } => $"{Declared.Title}\n{Content}\n{embargo}",
        { Wire: null } => Declared.Title + '\n' + Content,
        // Addresses of pictures may be signed anew each time.
        _ => string.Join('\n', Declared.Title, Declared.Byline, Content, JsonSerializer.Serialize(Wire with
        {
            Pictures = [.. Wire.Pictures.Select(picture => picture with { Address = null })],
        })),
    };
}
