using System.Text.Json;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.WebArchives;

namespace Articles.Extraction.Formats;

/// <summary>The decoded input of one article, which reading passes to cleaning.</summary>
internal sealed record SourceDocument
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The key of an article in a file with several (its link, guid or path in the archive, or a hash; never a position), which stays the
    /// same when the file is dropped again; null if the file is one article. Each item of a feed, an array, JSON Lines or a zip archive has
    /// a key, even if it is the only item, so that its id stays when another is added. So has a wire item with a <see
    /// cref="WireItem.Key"/>. No two documents of a file share a key.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>The detected format.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>The character set the bytes were decoded with (IANA name).</summary>
    public string? Charset { get; init; }

    /// <summary>Whether <see cref="Content"/> is HTML (also for Markdown and feeds, once read) or plain text.</summary>
    public required ContentKind Kind { get; init; }

    /// <summary>The decoded content: valid Unicode.</summary>
    public required string Content { get; init; }

    /// <summary>
    /// The declarations in the envelope around the content (a JSON object's fields, a feed item's elements); empty for a bare page.
    /// </summary>
    public DeclaredMetadata Declared { get; init; } = DeclaredMetadata.None;

    /// <summary>
    /// The page that a crawler captured; null for anything else, and if captures are not identified by their addresses
    /// (<see cref="ReadingOptions.IdentityByUrl"/>).
    /// </summary>
    public PageCapture? Capture { get; init; }

    /// <summary>The data of an agency's envelope; then the body is taken unchanged. Null for anything but a wire item.</summary>
    public WireItem? Wire { get; init; }

    /// <summary>An embargo stated beside the text: in front matter, or by an item in the same mail. Null if there is none.</summary>
    public WireEmbargo? Embargo { get; init; }

    /// <summary>When the text expires, by a field beside it; null if none says so. A wire item has its own.</summary>
    public DeclaredExpiry? Expiry { get; init; }

    /// <summary>The title of the mail or feed entry that contains the item. A kill or an embargo in its words counts too.</summary>
    public string? OuterTitle { get; init; }

    /// <summary>
    /// Text beside the article, one line each: in the margins of its pages (heads, feet, a watermark), other titles of an item, titles of
    /// attached items. It is not part of the article, but a kill or an embargo in its words counts.
    /// </summary>
    public string? Margins { get; init; }

    /// <summary>What fields beside the text tell editors; null for nothing. An embargo in its words counts. A wire item has its own.</summary>
    public string? Note { get; init; }

    /// <summary>The data of agencies' items that were attached to a text. Whatever forbids one of them forbids the text.</summary>
    public IReadOnlyList<WireItem> Attached { get; init; } = [];

    /// <summary>
    /// Why this part of a file is not an article, although other parts may be: an item without text, a picture in an archive. Its <see
    /// cref="Content"/> is empty, and cleaning rejects it for this reason. Null for everything else.
    /// </summary>
    public RejectionReason? Rejection { get; init; }

    /// <summary>
    /// Whether the part is too damaged to tell which article it is: a cut line, item or message. It has a <see cref="Rejection"/>, and its
    /// <see cref="Part"/> counts the damaged parts of the file. It changes no article's row. When the file comes again without it, its row
    /// is closed.
    /// </summary>
    public bool IsUnreadable { get; init; }

    /// <summary>
    /// The content that identifies a revision of this part: its text, and the data of an agency's envelope, which may change while the text
    /// stays.
    /// </summary>
    public string RevisionText => this switch
    {
        { IsUnreadable: true } => Rejection!.Message,
        { Wire: null, Expiry: { } expiry } => $"{Declared.Title}\n{Content}\n{Embargo}\n{expiry}",
        { Wire: null, Embargo: { } embargo } => $"{Declared.Title}\n{Content}\n{embargo}",
        { Wire: null } => Declared.Title + '\n' + Content,
        // Addresses of pictures may be signed anew each time.
        _ => string.Join('\n', Declared.Title, Declared.Byline, Content, JsonSerializer.Serialize(Wire with
        {
            Pictures = [.. Wire.Pictures.Select(picture => picture with { Address = null })],
        })),
    };
}
