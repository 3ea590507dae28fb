using System.Text.RegularExpressions;
using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Wire.XmlItems;

/// <summary>Reads one newsItem of NewsML-G2 (2.9 to 2.35, Core and Power).</summary>
internal static partial class NewsMlG2Item
{
    private const string Flavour = "NewsML-G2";

    /// <summary>Reads a text item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="pictures">The picture items that come with it.</param>
    /// <param name="zones">The time zones of agencies.</param>
    /// <param name="around">What is around it in a message, and may say something of its publication, too.</param>
    public static WireArticle Read(XElement item, IReadOnlyList<XElement> pictures, WireZones zones, params IReadOnlyList<XElement> around)
    {
        var meta = item.Child("itemMeta");
        var content = item.Child("contentMeta");
        var body = FindBody(item);
        var provider = Party(meta?.Child("provider")) ?? Source(content);
        var zone = zones.Find(provider) ?? zones.Find(Identifier(meta?.Child("provider")));
        var inner = body is { Name.LocalName: "nitf" } nitf ? NitfDocument.Read(nitf, zones, provider) : null;
        var version = Time(meta, "versionCreated", zone);
        return new WireArticle(
            WireStatus.WithInner(
                Item(item, meta, content, around, zone) with
                {
                    Provider = provider,
                    VersionCreatedAt = version,
                    Pictures = [.. pictures.Select(Picture)],
                },
                inner?.Item),
            new DeclaredMetadata
            {
                Title = PlainLine.Of(Headline(content)) ?? inner?.Declared.Title ?? PlainLine.Of(HtmlTitle(body))
                    ?? PlainLine.Of(meta?.Text("title")),
                Byline = WireText.Byline((content?.Children("by") ?? []).Select(by => by.Value)) ?? inner?.Declared.Byline
                    ?? Authors(content),
                PublishedAt = version ?? Time(content, "contentModified", zone) ?? Time(content, "contentCreated", zone)
                    ?? Time(meta, "firstCreated", zone),
                Language = LanguageTag.Parse(
                    content?.Child("language").AttributeText("tag") ?? item.AttributeText("lang") ?? body.AttributeText("lang")
                        ?? inner?.Declared.Language),
            },
            inner is not null ? inner.Body : Body(item, body))
        {
            OtherTitles =
            [
                inner?.Declared.Title, WireText.Line(meta?.Child("title")),
                .. (content?.Children("headline") ?? []).Select(WireText.Line),
            ],
        };
    }

    /// <summary>Whether the item carries a text, whatever its class.</summary>
    public static bool HasText(XElement item) => FindBody(item) is not null;

    private static WireItem Item(
        XElement item, XElement? meta, XElement? content, IReadOnlyList<XElement> around, TimeZoneInfo? zone)
    {
        var rights = item.Child("rightsInfo");
        // What decides about publication counts wherever it stands.
        List<XElement> parts = [.. item.Alike("itemMeta"), .. item.Alike("contentMeta"), .. around];
        // One is allowed; of several, the one that takes the item out counts.
        var stated = parts.SelectMany(part => part.Alike("pubStatus"))
            .Select(element => Code(element) ?? WireText.Line(element.AttributeText("code")) ?? WireText.Line(element)).OfType<string>()
            .ToList();
        var status = stated.Find(value => WireStatus.Kill("pubStatus", value) is not null) ?? stated.FirstOrDefault();
        string[] signals =
        [
            .. parts.SelectMany(part => part.Alike("signal"))
                .SelectMany(signal => signal.Alike("name").Select(name => WireText.Line(name)).Prepend(Code(signal)))
                .OfType<string>(),
        ];
        return new WireItem
        {
            Flavour = Flavour,
            Credit = WireText.Credit(content?.Text("creditline")) ?? Source(content),
            Id = WireText.Line(item.AttributeText("guid")),
            Version = WireText.Line(item.AttributeText("version")),
            Status = WireStatus.Plain(status),
            Killed = WireStatus.Kill("pubStatus", status) ?? WireStatus.KillBySignal("signal", signals),
            Embargo = WireStatus.EmbargoBySignal(
                "signal",
                signals,
                WireStatus.EmbargoByStatus(
                    "pubStatus",
                    status,
                    WireStatus.Last(
                        parts.SelectMany(part => part.Alike("embargoed"))
                            .Select(end => WireStatus.Embargo("embargoed", end.Value, zone))))),
            FirstCreatedAt = Time(meta, "firstCreated", zone),
            ContentCreatedAt = Time(content, "contentCreated", zone),
            Urgency = (content?.Children("urgency") ?? []).Select(urgency => WireText.Digit(urgency.Value)).Min(),
            Priority = WireText.Digit(meta?.Text("priority")),
            Slugline = WireText.Line(content?.Text("slugline")),
            Subjects = [.. Terms(content, "subject")],
            Genres = [.. Terms(content, "genre")],
            Keywords = [.. (content?.Children("keyword") ?? []).Select(word => WireText.Line(word.Value)).OfType<string>()],
            Places =
                [.. (content?.Children("located") ?? []).Select(place => place.Text("name") ?? place.AttributeText("literal"))
                .OfType<string>()],
            Dateline = WireText.Line(content?.Text("dateline")),
            UsageTerms = WireText.Join((rights?.Children("usageTerms") ?? []).Select(WireText.Line)),
            Copyright = WireText.Join((rights?.Children("copyrightNotice") ?? []).Select(WireText.Line)),
            EditorsNote = WireText.Join(parts.SelectMany(part => part.Alike("edNote")).Select(WireText.Line)),
            Signals = signals,
            Replaces = [.. (meta?.Children("link") ?? []).Where(link => WireStatus.Plain(link.AttributeText("rel")) == "replaces")
                .Select(link => WireText.Line(
                    link.AttributeText("residref") ?? link.AttributeText("guidref") ?? link.AttributeText("href")))
                .OfType<string>()],
        };
    }

    /// <summary>
    /// The content that holds the text: the element inside inlineXML, whatever its contenttype says (real ones say application/xhtml+html,
    /// or xhtml/xml), or inlineData. XHTML and NITF go before what is neither.
    /// </summary>
    private static XElement? FindBody(XElement item)
    {
        var contents = item.Children("contentSet").SelectMany(set => set.Elements()).ToList();
        var inline = contents.Where(content => content.Name.LocalName == "inlineXML").SelectMany(content => content.Elements()).ToList();
        return inline.Find(element => element.Name.LocalName is "html" or "nitf" && !string.IsNullOrWhiteSpace(element.Value))
            ?? inline.Find(element => element.Name.LocalName is "html" or "nitf" or "body" or "div" or "section" or "article" or "p")
            ?? contents.Find(
                content => content.Name.LocalName == "inlineData" && !IsEncoded(content) && !string.IsNullOrWhiteSpace(content.Value));
    }

    private static BodyField? Body(XElement item, XElement? body) => body switch
    {
        null => null,
        { Name.LocalName: "inlineData" } => EnclosedItem.In(body) ?? Data(body),
        { Name.LocalName: "html" } => Html(body.Child("body") ?? body),
        { Name.LocalName: "p" } when body.Parent is { } parent => Html(parent),
        _ when string.IsNullOrWhiteSpace(item.Value) => null,
        _ => EnclosedItem.In(body) ?? Html(body),
    };

    /// <summary>Text in lines, or markup: ANSA sends that as text/plain, too.</summary>
    private static BodyField? Data(XElement data) =>
        data.AttributeText("contenttype") is "text/plain" && !Markup().IsMatch(data.Value)
            ? new BodyField(ContentKind.Text, WireLines.Paragraphs(data.Value))
            : BodyField.From(data.Value);

    private static BodyField? Html(XElement body) =>
        string.IsNullOrWhiteSpace(body.Value)
            ? null
            : new BodyField(ContentKind.Html, XmlMarkup.InnerHtml(body, inner => inner.Name.LocalName));

    private static bool IsEncoded(XElement content) => content.AttributeText("encoding") is not null
        || (content.AttributeText("contenttype") is { } type && !type.StartsWith("text/", StringComparison.Ordinal)
            && !type.Contains("xml", StringComparison.Ordinal) && !type.Contains("json", StringComparison.Ordinal));

    private static string? HtmlTitle(XElement? body) => body is { Name.LocalName: "html" } ? body.Child("head")?.Text("title") : null;

    /// <summary>The main headline: one without a role is preferred to one with a role (a sub-headline, a short one).</summary>
    private static string? Headline(XElement? content)
    {
        var headlines = (content?.Children("headline") ?? []).Where(headline => !string.IsNullOrWhiteSpace(headline.Value)).ToList();
        return (headlines.Find(headline => WireStatus.Plain(headline.AttributeText("role")) is null or "main")
            ?? headlines.FirstOrDefault())?.Value;
    }

    /// <summary>
    /// Creators count as authors only where it is said that they are persons who wrote it: many are the agency, or an editor's login.
    /// </summary>
    private static string? Authors(XElement? content) => WireText.Byline((content?.Children("creator") ?? [])
        .Where(creator => WireStatus.Plain(creator.AttributeText("role")) is "author" or "writer" or "reporter" or "correspondent"
            or "journalist")
        .Select(creator => creator.Text("name") ?? creator.AttributeText("literal")));

    private static IEnumerable<WireSubject> Terms(XElement? content, string name) => (content?.Children(name) ?? [])
        .Select(term => WireText.Subject(
            term.AttributeText("qcode") ?? term.AttributeText("uri") ?? term.AttributeText("literal"), Name(term)))
        .OfType<WireSubject>();

    /// <summary>A term's name, in English where there are several languages, since codes are kept beside it.</summary>
    private static string? Name(XElement term)
    {
        var names = term.Children("name").Where(name => !string.IsNullOrWhiteSpace(name.Value)).ToList();
        return (names.Find(name => name.AttributeText("lang")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true)
            ?? names.FirstOrDefault())?.Value;
    }

    private static string? Party(XElement? party) =>
        party is null
            ? null
            : WireText.Line(Name(party) ?? party.AttributeText("literal") ?? party.AttributeText("qcode") ?? party.AttributeText("uri"));

    private static string? Source(XElement? content) =>
        (content?.Children("infoSource") ?? []).Select(Party).FirstOrDefault(source => source is not null);

    private static string? Code(XElement element) =>
        WireText.Line(element.AttributeText("qcode") ?? element.AttributeText("uri") ?? element.AttributeText("literal"));

    private static WirePicture Picture(XElement picture)
    {
        var content = picture.Child("contentMeta");
        var descriptions = (content?.Children("description") ?? []).ToList();
        var caption = descriptions.Find(description => WireStatus.Plain(description.AttributeText("role")) == "caption")
            ?? descriptions.FirstOrDefault();
        return new WirePicture(
            WireText.Line(picture.AttributeText("guid")),
            WireText.Line(caption) ?? WireText.Line(Headline(content)),
            WireText.Join([content?.Text("by"), content?.Text("creditline")])
                ?? (content?.Children("creator") ?? []).Select(Party).FirstOrDefault(name => name is not null),
            picture.Children("contentSet").SelectMany(set => set.Children("remoteContent"))
                .Select(remote => AbsoluteUrl.Parse(remote.AttributeText("href"))).FirstOrDefault(address => address is not null));
    }

    private static DateTimeOffset? Time(XElement? parent, string name, TimeZoneInfo? zone) => WireTime.Parse(parent?.Text(name), zone);

    [GeneratedRegex(
        @"\A\s*<(p|div)\b[^<>]*>[\s\S]*</(p|div)>\s*\z",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    /// <summary>A party without its name: its literal or code.</summary>
    private static string? Identifier(XElement? party) =>
        WireText.Line(party.AttributeText("literal") ?? party.AttributeText("qcode") ?? party.AttributeText("uri"));
}
