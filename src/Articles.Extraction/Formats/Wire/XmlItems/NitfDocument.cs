using System.Text.RegularExpressions;
using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Wire.XmlItems;

/// <summary>
/// Reads the IPTC's News Industry Text Format (NITF 2 to 4), a file of its own or inside NewsML. Its body is close to HTML.
/// </summary>
internal static partial class NitfDocument
{
    public const string Flavour = "NITF";

    /// <summary>Reads a file of it: the document, and a kill without a text for another document that it takes out.</summary>
    /// <exception cref="ArticleRejectedException">It has no text, and takes nothing out.</exception>
    public static IEnumerable<SourceDocument> Read(XElement nitf, string? charset, ReadingRun run)
    {
        var article = Read(nitf, run.Zones);
        var data = nitf.Child("head")?.Child("docdata");
        if (KillOfAnother(data, article.Item) is not { } kill)
        {
            return [article.ToDocument(SourceFormat.Xml, charset, run)];
        }

        var document = article.ToPart(SourceFormat.Xml, charset, run);
        var other = WireText.Line(data.AttributeAlike("management-doc-idref"))!;
        return [document, WireArticle.OfAnother(article.Item, other, kill, document, run)];
    }

    /// <summary>Reads the document.</summary>
    /// <param name="nitf">Its root.</param>
    /// <param name="zones">The time zones of agencies.</param>
    /// <param name="sender">Who sends what it stands in; null for a file of its own.</param>
    public static WireArticle Read(XElement nitf, WireZones zones, string? sender = null)
    {
        var head = nitf.Child("head");
        var data = head?.Child("docdata");
        var body = nitf.Child("body");
        var bodyHead = body?.Child("body.head");
        var content = body?.Child("body.content");
        var publication = head?.Child("pubdata");
        var issued = data?.Child("date.issue").AttributeText("norm")
            ?? bodyHead?.Child("dateline")?.Child("story.date").AttributeText("norm")
            ?? publication.AttributeText("date.publication");
        var provider = WireText.Line(
            data?.Child("doc-id").AttributeText("regsrc") ?? data?.Child("del-list")?.Child("from-src").AttributeText("src-name"))
            // EFE, CP and AP name themselves in the head alone.
            ?? WireText.Line(bodyHead?.Child("distributor"))
            ?? WireText.Line(bodyHead?.Child("rights")?.Child("rights.owner"))
            ?? WireText.Line(data?.Child("doc.copyright").AttributeText("holder"));
        var zone = zones.Find(provider ?? sender);
        return new WireArticle(
            Item(head, data, bodyHead, content, zone) with
            {
                Provider = provider,
                VersionCreatedAt = WireTime.Parse(issued, zone),
                Edition = WireText.Line(publication.AttributeText("edition.name") ?? publication.AttributeText("edition.area")),
            },
            new DeclaredMetadata
            {
                Title = PlainLine.Of(Headline(head, data, bodyHead)),
                Byline = WireText.Byline((bodyHead?.Children("byline") ?? []).Select(Name)),
                PublishedAt = WireTime.Parse(issued, zone),
                SiteName = PlainLine.Of(publication.AttributeText("name")),
                CanonicalUrl = AbsoluteUrl.Parse(publication.AttributeText("ex-ref")),
                Language = LanguageTag.Parse(nitf.AttributeText("baselang") ?? nitf.AttributeText("lang") ?? body.AttributeText("lang")),
            },
            content is null ? null : Body(content));
    }

    private static WireItem Item(XElement? head, XElement? data, XElement? bodyHead, XElement? content, TimeZoneInfo? zone)
    {
        var key = data?.Child("du-key");
        // Agencies' own fields.
        var release = ReleaseFields.Of(
            "The head", [.. head.Alike("meta").Select(meta => KeyValuePair.Create(
                CharacterFolding.Letters(meta.AttributeText("name") ?? string.Empty), meta.AttributeText("content") ?? string.Empty))]);
        var status = data.AttributeAlike("management-status");
        var message = data.Alike("ed-msg").Select(note => WireText.Line(note.AttributeAlike("info") ?? note.Value)).OfType<string>()
            .ToList();
        var item = new WireItem
        {
            Flavour = Flavour,
            Credit = WireText.Credit(WireText.Line(bodyHead?.Child("distributor"))),
            Id = Id(WireText.Line(data?.Child("doc-id").AttributeText("id-string")), WireText.Line(key.AttributeText("key"))),
            Version = WireText.Line(key.AttributeText("version")),
            // A field that says that it is not released is a status that nobody publishes.
            Status = WireStatus.IsKnown(WireStatus.Plain(status)) && release.Rejection is { Code: RejectionCodes.UnknownStatus }
                ? "unreleased"
                : WireStatus.Plain(status),
            Killed = WireStatus.Kill("docdata/@management-status", status)
                ?? (release.Rejection is { Code: RejectionCodes.Killed } killed ? new WireStatement("head/meta", killed.Message) : null)
                ?? (data.AttributeAlike("management-doc-idref") is not null && !IsOther(data)
                    ? WireStatus.Kill("docdata/@management-idref-status", data.AttributeAlike("management-idref-status"))
                    : null)
                ?? (message.Find(text => KillNotice.IsOrder(text)) is { } kill ? new WireStatement("docdata/ed-msg/@info", kill) : null),
            Embargo = WireStatus.EmbargoByStatus(
                "docdata/@management-status",
                status,
                WireStatus.Last(
                    data.Alike("date.release").Select(date => date.AttributeAlike("norm") ?? date.Value)
                        .Where(date => !string.IsNullOrWhiteSpace(date) && !WireStatus.IsTemplate(date))
                        .Select(date => WireStatus.Embargo("docdata/date.release", date, zone))
                        .Append(release.Embargo))),
            Urgency = (data?.Children("urgency") ?? []).Concat(head?.Children("urgency") ?? [])
                .Select(urgency => WireText.Digit(urgency.AttributeText("ed-urg"))).Min(),
            Slugline = WireText.Line(data?.Child("fixture").AttributeText("fix-id")) is null
                && WireText.Line(head?.Child("title")) is { } title && !title.Contains(' ') ? title : null,
            Subjects = [.. (head?.Child("tobject")?.Children("tobject.subject") ?? []).Select(Subject).OfType<WireSubject>()],
            Genres = [.. (head?.Child("tobject")?.Children("tobject.property") ?? [])
                .Select(property => WireText.Subject(null, property.AttributeText("tobject.property.type"))).OfType<WireSubject>()],
            Keywords =
                [.. (data?.Child("key-list")?.Children("keyword") ?? [])
                .Select(word => WireText.Line(word.AttributeText("key") ?? word.Value)).OfType<string>()],
            Places = [.. (data?.Children("evloc") ?? []).Select(Place).OfType<string>()],
            Dateline = Dateline(bodyHead?.Child("dateline")),
            UsageTerms =
                WireText.Line(data?.Child("doc.rights").AttributeText("type") ?? data?.Child("doc.rights").AttributeText("limitations")),
            Copyright = Copyright(data?.Child("doc.copyright")),
            EditorsNote = WireText.Join([.. message, .. (bodyHead?.Children("note") ?? []).Select(WireText.Line)]),
            // A document may take out another: it says so here.
            Signals = data.AttributeAlike("management-doc-idref") is { } other
                ? [.. message, $"{data.AttributeAlike("management-idref-status")}:{other}"]
                : message,
            Pictures =
                [.. (content?.Descendants().Where(element => element.Name.LocalName == "media") ?? []).Select(Picture)
                .OfType<WirePicture>()],
        };
        return WireStatus.WithExpiry(item, "docdata/date.expire", data?.Child("date.expire").AttributeText("norm"), zone);
    }

    /// <summary>The place, or what is printed; a machine's date alone is neither.</summary>
    private static string? Dateline(XElement? dateline) =>
        WireText.Line(dateline?.Child("location") ?? dateline) is { } line && DeclaredDate.Parse(line) is null ? line : null;

    /// <summary>
    /// What takes out another document of the same provider: <c>management-doc-idref</c> names it, <c>management-idref-status</c> says so,
    /// or, where that is missing, the document's own status. Of which version it is, nothing says.
    /// </summary>
    private static WireStatement? KillOfAnother(XElement? data, WireItem item) =>
        WireText.Line(data.AttributeAlike("management-doc-idref")) is { } other && other != item.Id && IsOther(data)
            ? KillOf(data)
            : null;

    private static WireStatement? KillOf(XElement? data) => data.AttributeAlike("management-idref-status") is { } status
        ? WireStatus.Kill("docdata/@management-idref-status", status)
        : WireStatus.Kill("docdata/@management-status", data.AttributeAlike("management-status"));

    /// <summary>Whether the document names another than itself.</summary>
    private static bool IsOther(XElement? data) =>
        WireText.Line(data.AttributeAlike("management-doc-idref")) is { } other
        && other != WireText.Line(data?.Child("doc-id").AttributeText("id-string"));

    /// <summary>The document's id. Some add the revision to it; then the key, which stays, is the item's own.</summary>
    private static string? Id(string? document, string? key) =>
        document is not null && key is not null && document.StartsWith(key, StringComparison.Ordinal)
            && Revision().IsMatch(document.AsSpan(key.Length)) ? key : document ?? key;

    private static BodyField? Body(XElement content)
    {
        WriteFractions(content);
        var html = XmlMarkup.InnerHtml(content, TagOf);
        return string.IsNullOrWhiteSpace(content.Value) ? null : EnclosedItem.In(content) ?? new BodyField(ContentKind.Html, html);
    }

    /// <summary>A fraction is marked up by its parts: without a stroke and a space, 3 1/2 would become 312.</summary>
    private static void WriteFractions(XElement content)
    {
        foreach (var fraction in content.Descendants().Where(element => element.Name.LocalName == "frac").ToList())
        {
            var (numerator, denominator) = (fraction.Text("frac-num"), fraction.Text("frac-den"));
            if (numerator is not null && denominator is not null)
            {
                var isAfterNumber = fraction.PreviousNode is XText { Value: [.., var sign] } && char.IsDigit(sign);
                fraction.ReplaceWith(new XText($"{(isAfterNumber ? " " : string.Empty)}{numerator.Trim()}/{denominator.Trim()}"));
            }
        }
    }

    /// <summary>The first of those that are not empty. A title of one word is the slug of a story.</summary>
    private static string? Headline(XElement? head, XElement? data, XElement? bodyHead)
    {
        var title = WireText.Line(head?.Child("title"));
        return Headline(bodyHead, "hl1") ?? WireText.Line(OwnText(bodyHead?.Child("hedline")))
            ?? (title?.Contains(' ', StringComparison.Ordinal) == true ? title : null)
            ?? Headline(bodyHead, "hl2") ?? title ?? WireText.Line(data?.Child("fixture").AttributeText("fix-id"));
    }

    private static string? OwnText(XElement? element) =>
        element is null ? null : string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value));

    private static string? Headline(XElement? bodyHead, string name) =>
        WireText.Line(
            bodyHead?.Descendants().FirstOrDefault(element => element.Name.LocalName == name && !string.IsNullOrWhiteSpace(element.Value)));

    /// <summary>The persons alone, without the title that may follow ("byttl").</summary>
    private static string? Name(XElement byline) =>
        Names.Join(byline.Children("person").Select(WireText.Line))
            ?? string.Concat(byline.Nodes().Where(node => node is not XElement { Name.LocalName: "byttl" }).Select(node => node switch
        {
            XElement element => element.Value,
            XText text => text.Value,
            _ => string.Empty,
        }));

    private static WireSubject? Subject(XElement subject) => WireText.Subject(
        subject.AttributeText("tobject.subject.refnum") ?? subject.AttributeText("tobject.subject.code"),
        subject.AttributeText("tobject.subject.detail") ?? subject.AttributeText("tobject.subject.matter")
            ?? subject.AttributeText("tobject.subject.type"),
        subject.AttributeText("tobject.subject.ipr"));

    private static string? Place(XElement place) =>
        WireText.Join(
            [place.AttributeText("city"), place.AttributeText("county-dist"), place.AttributeText("state-prov"),
            place.AttributeText("iso-cc"), place.Value]);

    private static string? Copyright(XElement? copyright) =>
        WireText.Join([copyright.AttributeText("year"), copyright.AttributeText("holder")]);

    private static WirePicture? Picture(XElement media)
    {
        var reference = media.Children("media-reference").FirstOrDefault();
        if (media.AttributeText("media-type") is not (null or "image" or "photo" or "picture"))
        {
            return null;
        }

        var (caption, credit) = (WireText.Line(media.Child("media-caption")), WireText.Line(media.Child("media-producer")));
        var source = WireText.Line(reference.AttributeText("source"));
        return caption is null && credit is null && source is null
            ? null
            : new WirePicture(source, caption, credit, AbsoluteUrl.Parse(source));
    }

    private static string? TagOf(XElement element) => element.Name.LocalName switch
    {
        "hl1" or "hl2" => "h2",
        "block" => "div",
        "bq" => "blockquote",
        "nitf-table" => "div",
        // Pictures are read apart, with their captions.
        "media" or "media-reference" or "media-metadata" or "media-object" or "media-caption" or "media-producer" or "nitf-table-metadata"
            or "note"
            or "nitf-col" or "nitf-colgroup" or "col" or "colgroup" or "img" or "script" or "style" => null,
        "p" or "ol" or "ul" or "li" or "dl" or "dt" or "dd" or "table" or "caption" or "thead" or "tbody" or "tfoot" or "tr" or "th" or "td"
            or "pre" or "br" or "hr" or "a" or "em" or "q" or "sub" or "sup" or "div" or "blockquote" or "h1" or "h2" or "h3" or "h4" =>
                element.Name.LocalName,
        _ => string.Empty,
    };

    [GeneratedRegex(@"\A[_:.-]\d{1,6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Revision();
}
