using System.Xml.Linq;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Xml;

/// <summary>
/// What the entry of a feed says of its release: an export of WordPress (<c>wp:status</c>, <c>wp:post_password</c>), AtomPub's
/// <c>app:draft</c> (RFC 5023, 13.1.1), the embargo of PRISM, the status of Media RSS, the periods of Dublin Core.
/// </summary>
internal static class EntryRelease
{
    public static ReleaseFields Release(this XElement entry) => ReleaseFields.Of(
        "The entry",
        entry.Elements().Concat(entry.Alike("control").SelectMany(control => control.Elements())).Where(element => !element.HasElements)
            .Select(element => KeyValuePair.Create(
                element.Name.LocalName,
                // Media RSS: <media:status state="blocked"/>.
                string.IsNullOrWhiteSpace(element.Value) ? element.AttributeText("state") ?? element.Value : element.Value)));
}
