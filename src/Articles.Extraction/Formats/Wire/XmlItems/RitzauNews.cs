using System.Xml.Linq;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Wire.XmlItems;

/// <summary>
/// Reads Ritzau's own XML: an RBNews, or the answer of its service that lists them. The text is HTML that was escaped. Its times are local.
/// </summary>
internal static class RitzauNews
{
    private const string Flavour = "RBNews";
    private const string Provider = "Ritzau";

    /// <summary>Whether a document with this root is Ritzau's.</summary>
    public static bool IsRoot(string name) => name is "RBNews" or "XMLNewsQueuedResponse";

    /// <summary>Reads the document.</summary>
    /// <exception cref="ArticleRejectedException">It holds no item.</exception>
    public static IEnumerable<SourceDocument> Read(XElement root, string? charset, ReadingRun run)
    {
        if (root.Name.LocalName == "RBNews")
        {
            return Read(root, run.Zones).ToDocuments(SourceFormat.Xml, charset, run);
        }

        var items = root.Descendants().Where(element => element.Name.LocalName == "RBNews").Take(run.Options.MaxArticles + 1).ToList();
        return items.Count > 0
            ? items.SelectMany(item => Read(item, run.Zones).ToParts(SourceFormat.Xml, charset, run))
            : throw new ArticleRejectedException(RejectionCodes.NotAnArticle, "Ritzau's answer lists no news.");
    }

    private static WireArticle Read(XElement item, WireZones zones)
    {
        var published = WireTime.Parse(item.Text("PublishDate"), zones.Find(Provider));
        string?[] signals = [Flag(item, "NyVersion"), Flag(item, "Korrektion"), Line(item, "Status")];
        return new WireArticle(
            new WireItem
            {
                Flavour = Flavour,
                Provider = Provider,
                Credit = Provider,
                Id = Line(item, "NewsID"),
                Version = Line(item, "version"),
                Killed = Flag(item, "Annuleret") is { } field
                    ? new WireStatement(field, "true")
                    : WireStatus.Kill("Status", Line(item, "Status")),
                Embargo = WireStatus.Last(item.Elements()
                    .Where(element => element.Name.LocalName.StartsWith("embargo", StringComparison.OrdinalIgnoreCase)
                        && !string.IsNullOrWhiteSpace(element.Value))
                    .Select(element => WireStatus.Embargo(element.Name.LocalName, element.Value, zones.Find(Provider)))),
                VersionCreatedAt = published,
                FirstCreatedAt = Line(item, "version") == "1" ? published : null,
                Urgency = WireText.Digit(item.Text("Priority")),
                Priority = WireText.Digit(item.Text("Priority")),
                Slugline = Line(item, "strapline"),
                Subjects = [.. item.Children("IPTCList").SelectMany(list => list.Elements())
                    .Select(code => WireText.Subject(code.Value, name: null))
                    .Append(WireText.Subject(item.Text("sectionShort"), item.Text("section"), "ritzau-section")).OfType<WireSubject>()],
                Genres = WireText.Subject(null, item.Text("format")) is { } genre ? [genre] : [],
                Keywords = [.. item.Children("SubjectKeyword").SelectMany(list => list.Elements()).Select(word => WireText.Line(word.Value))
                    .OfType<string>()],
                Places = Line(item, "town") is { } town ? [town] : [],
                EditorsNote = PlainLine.Of(item.Text("TilRedaktionen")),
                Signals = [.. signals.OfType<string>()],
                Replaces = [.. Ids(item, "Replaces").Concat(Ids(item, "replacedID")).Distinct(StringComparer.OrdinalIgnoreCase)],
            },
            new DeclaredMetadata
            {
                Title = PlainLine.Of(item.Text("headline")) ?? PlainLine.Of(item.Text("strapline")),
                Byline = WireText.Byline([Line(item, "byLine")]),
                PublishedAt = published,
                Language = "da",
            },
            BodyField.From(item.Text("content")));
    }

    /// <summary>The ids in a field: one, a list of elements, or several with commas between them.</summary>
    private static IEnumerable<string> Ids(XElement item, string name) => item.Children(name)
        .SelectMany(field => field.HasElements ? field.Elements().Select(id => id.Value) : field.Value.Split(',', ';'))
        .Select(WireText.Line).OfType<string>().Where(id => id.Any(char.IsAsciiDigit) && id.Any(sign => sign is not ('0' or '-')));

    private static string? Line(XElement item, string name) => WireText.Line(item.Text(name));

    /// <summary>The name of a field that is true.</summary>
    private static string? Flag(XElement item, string name) =>
        Line(item, name)?.Equals("true", StringComparison.OrdinalIgnoreCase) == true ? name : null;
}
