using System.Xml.Linq;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Xml;

/// <summary>An entry that was taken out of an Atom feed (RFC 6721, <c>at:deleted-entry</c>).</summary>
internal sealed class DeletedEntry(XElement element)
{
    /// <summary>The id of the entry.</summary>
    public string Ref { get; } = element.AttributeText("ref")!.Trim();

    /// <summary>Whether an entry is the same, and came back later: it is there again.</summary>
    public bool IsBackIn(XElement entry) => entry.Text("id") == Ref
        && DeclaredDate.Parse(element.AttributeText("when")) is { } when && entry.Date("updated", "published") is { } updated
        && updated > when;

    /// <summary>The item of the feed that says so.</summary>
    public FeedItem ToItem() => new(Body: null, DeclaredMetadata.None, [Ref])
    {
        Release = new ReleaseFields(
            new RejectionReason(
                RejectionCodes.Killed,
                $"The feed says that the entry {Excerpt.Of(Ref, 200)} is deleted (RFC 6721). What was published of it has to go."),
            Embargo: null),
    };
}
