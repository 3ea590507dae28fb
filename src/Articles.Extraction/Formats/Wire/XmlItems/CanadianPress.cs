using System.Xml.Linq;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Wire.XmlItems;

/// <summary>
/// Reads the Canadian Press' own XML: a <c>Publish</c> around a <c>ContentItem</c>, whose text is HTML that was escaped. What each field
/// holds is by how CP's own system writes it (https://github.com/superdesk/superdesk-cp, server/cp/output/formatter/jimi_2.py).
/// </summary>
internal static class CanadianPress
{
    private const string Flavour = "CP Publish";
    private const string Provider = "CP";
    private const string French = "2";

    /// <summary>Whether a document with this root is CP's.</summary>
    public static bool IsRoot(XElement root) =>
        root.Name.LocalName == "Publish" && root.Child("ContentItem") is { } item
        && (item.Child("NewsCompID") ?? item.Child("ContentItemID")) is not null;

    /// <summary>Reads the document.</summary>
    /// <exception cref="ArticleRejectedException">It holds no text.</exception>
    public static IEnumerable<SourceDocument> Read(XElement root, string? charset, ReadingRun run)
    {
        var items = root.Children("ContentItem").ToList();
        return items.Count == 1
            ? Read(root, items[0], run.Zones).ToDocuments(SourceFormat.Xml, charset, run)
            : items.SelectMany(item => Read(root, item, run.Zones).ToParts(SourceFormat.Xml, charset, run));
    }

    private static WireArticle Read(XElement root, XElement item, WireZones zones)
    {
        if (Line(item, "ContentType") is { } type && !type.Equals("Text", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle, $"The CP item is of the type \"{Excerpt.Of(type, 40)}\": it has no text, and is no article.");
        }

        var zone = zones.Find(Provider);
        var updated = WireTime.Parse(Time(item, "UpdatedDateTime"), zone)
            ?? WireTime.Parse(Time(root, "PublishDateTime"), TimeZoneInfo.Utc);
        return new WireArticle(
            new WireItem
            {
                Flavour = Flavour,
                Provider = Provider,
                Credit = WireText.Credit(Line(item, "Credit")) ?? WireText.Credit(Line(item, "Source")),
                // The number of the story; that of the content item is another with each publication.
                Id = Line(item, "NewsCompID"),
                Killed = IsTrue(item, "TrashFlag") ? new WireStatement("ContentItem/TrashFlag", "true") : null,
                // Held back by a desk: no status that lets it be published.
                Status = IsTrue(item, "HoldFlag") ? "hold" : null,
                Embargo = WireStatus.Embargo("ContentItem/EmbargoTime", Time(item, "EmbargoTime"), zone),
                VersionCreatedAt = updated,
                FirstCreatedAt = WireTime.Parse(Time(item, "CreatedDateTime"), TimeZoneInfo.Utc),
                Urgency = WireText.Digit(Line(item, "RankingValue")),
                Slugline = Line(item, "SlugProper"),
                Subjects = [.. List(item, "IndexCode").Concat(List(item, "Category")).Distinct(StringComparer.OrdinalIgnoreCase)
                    .Select(name => WireText.Subject(code: null, name, "cp-index")).OfType<WireSubject>()],
                Genres = [.. List(item, "VersionType").Select(name => WireText.Subject(code: null, name)).OfType<WireSubject>()],
                Keywords = [.. List(item, "Keyword")],
                Places = Line(item, "Placeline")?.Trim(';', ' ') is { Length: > 0 } place
                    ? [place.Replace(";", ", ", StringComparison.Ordinal)]
                    : [],
                EditorsNote = WireText.Join([Line(item, "EditorNote"), Line(item, "UpdateNote"), Line(item, "Corrections")]),
                Signals = Line(item, "WritethruNum") is { } number ? [$"{number} {Line(item, "WriteThruType") ?? "Writethru"}"] : [],
            },
            new DeclaredMetadata
            {
                Title = PlainLine.Of(Line(item, "Headline")) ?? PlainLine.Of(Line(item, "Headline2")),
                Byline = WireText.Byline([Line(item, "Byline")]),
                PublishedAt = updated,
                Language = Line(item, "Language") == French ? "fr" : "en",
            },
            BodyField.From(item.Text("ContentText")));
    }

    private static IEnumerable<string> List(XElement item, string name) => (item.Text(name) ?? string.Empty)
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(WireText.Line).OfType<string>();

    private static bool IsTrue(XElement item, string name) =>
        Line(item, name)?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Null for the year 1, which stands for none.</summary>
    private static string? Time(XElement parent, string name) =>
        Line(parent, name) is { } time && !time.StartsWith("0001", StringComparison.Ordinal) ? time : null;

    private static string? Line(XElement parent, string name) => WireText.Line(parent.Text(name));
}
