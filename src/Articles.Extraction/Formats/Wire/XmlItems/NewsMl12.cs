using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Wire.XmlItems;

/// <summary>
/// Reads NewsML 1.0 to 1.2. Each story is a part: an item's text, or, in an item that holds several (a language or a length each), the
/// component that has the text, or whose components are its title, lead and body.
/// </summary>
internal static partial class NewsMl12
{
    private const string Flavour = "NewsML 1.2";

    // Languages and lengths of one item, and what a newsroom would look at: each is looked up in what lies around it.
    private const int MaxStories = 100;
    private const int MaxPictures = 100;

    /// <summary>Reads the document.</summary>
    /// <exception cref="ArticleRejectedException">It holds no text.</exception>
    public static IEnumerable<SourceDocument> Read(XElement root, string? charset, ReadingRun run)
    {
        var documents = root.Children("NewsItem").SelectMany(item => Stories(item, run)).Take(run.Options.MaxArticles + 1)
            .Select(story => story.ToPart(SourceFormat.Xml, charset, run)).ToList();
        return documents.Count > 0 ? documents
            : throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle, "The NewsML 1.2 document holds no text: pictures, sound, video or topics alone.");
    }

    private static IEnumerable<WireArticle> Stories(XElement item, ReadingRun run)
    {
        var stories = item.Children("NewsComponent").SelectMany(Components).Take(MaxStories + 1).ToList();
        if (stories.Count > MaxStories)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooManyArticles, $"A NewsML item holds more than {MaxStories} stories. Split it.");
        }

        var envelope = Envelope(item, run.Zones);
        if (stories.Count == 0 && envelope.Killed is not null)
        {
            // A kill may have nothing but its envelope.
            yield return new WireArticle(envelope, new DeclaredMetadata { Title = Line(item, "HeadLine") }, null);
        }

        var topics = stories.Count == 0 ? [] : Topics(item);
        envelope = envelope with { Pictures = stories.Count == 0 ? [] : [.. Pictures(item).Take(MaxPictures)] };
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var story in stories)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var id = stories.Count == 1 ? envelope.Id : ComponentId(envelope.Id, story, ids);
            yield return Story(item, story, envelope with { Id = id }, topics, run.Zones);
        }
    }

    /// <summary>The components that are a story each.</summary>
    private static IEnumerable<XElement> Components(XElement component)
    {
        if (IsPictureRole(component))
        {
            return [];
        }

        if (IsStory(component))
        {
            return [component];
        }

        return component.Children("NewsComponent").SelectMany(Components);
    }

    private static bool IsStory(XElement component) =>
        component.Children("ContentItem").Any(IsText)
        || component.Children("NewsComponent").Any(part => Role(part) is "body" or "lead" && part.Children("ContentItem").Any(IsText));

    private static bool IsText(XElement content)
    {
        var type = content.Child("MediaType").AttributeText("FormalName");
        return content.Child("DataContent") is { } data && content.Child("Encoding") is null && data.Child("Encoding") is null
            && (type is null || type.Equals("Text", StringComparison.OrdinalIgnoreCase)
                || type.Equals("ComplexData", StringComparison.OrdinalIgnoreCase));
    }

    private static WireArticle Story(
        XElement item, XElement story, WireItem envelope, Dictionary<string, string> topics, WireZones zones)
    {
        var contents = story.Children("ContentItem").Where(IsText).ToList();
        var parts = story.Children("NewsComponent").ToList();
        var main = contents.Count > 0 ? contents[0] : null;
        var inner = main?.Descendants().FirstOrDefault(element => element.Name.LocalName == "nitf") is { } nitf
            ? NitfDocument.Read(nitf, zones, envelope.Provider)
            : null;
        var title = parts.Find(part => Role(part) == "title")?.Children("ContentItem")
            .Select(content => WireText.Line(content.Child("DataContent"))).FirstOrDefault();
        var published = envelope.VersionCreatedAt ?? inner?.Declared.PublishedAt;
        return new WireArticle(
            WireStatus.WithInner(Describe(story, envelope, topics) with { VersionCreatedAt = published }, inner?.Item),
            new DeclaredMetadata
            {
                Title = PlainLine.Of(title ?? Line(story, "HeadLine") ?? Line(item, "HeadLine")) ?? inner?.Declared.Title,
                Byline = WireText.Byline([Line(story, "ByLine")]) ?? inner?.Declared.Byline,
                PublishedAt = published,
                Language = LanguageTag.Parse(Language(story) ?? inner?.Declared.Language),
            },
            inner is not null ? inner.Body : Body(
                main is not null
                    ? WithContinuations(story, contents)
                    : [.. parts.Where(part => Role(part) == "lead"), .. parts.Where(part => Role(part) == "body")]))
        {
            OtherTitles = [inner?.Declared.Title, title, Line(story, "HeadLine"), Line(item, "HeadLine")],
        };
    }

    /// <summary>
    /// The first of a component's contents, and the others that go on with it: not what it lists as equivalent, nor the same text in
    /// another form.
    /// </summary>
    private static List<XElement> WithContinuations(XElement story, List<XElement> contents)
    {
        if (story.AttributeText("EquivalentsList") is "yes" || contents.Exists(content => content.Descendants()
            .Any(element => element.Name.LocalName == "nitf")))
        {
            return [contents[0]];
        }

        var texts = contents.ConvertAll(content => string.Concat(content.Value.Where(char.IsLetterOrDigit)));
        return [.. contents.Where((_, at) => !texts.Where((text, other) => other != at && text.Contains(texts[at], StringComparison.Ordinal)
            && (other < at || text.Length > texts[at].Length)).Any())];
    }

    private static WireItem Envelope(XElement item, WireZones zones)
    {
        var identifier = item.Child("Identification")?.Child("NewsIdentifier");
        var management = item.Child("NewsManagement");
        var stated = management.Alike("Status").Select(Formal).OfType<string>().ToList();
        var status = stated.Find(value => WireStatus.Kill(string.Empty, value) is not null) ?? stated.FirstOrDefault();
        var instruction = management?.Alike("Instruction").Select(Formal)
            .FirstOrDefault(name => WireStatus.Kill(string.Empty, name) is not null);
        var revision = WireText.Line(identifier?.Child("RevisionId")?.Value);
        var change = management.Alike("StatusWillChange").FirstOrDefault();
        var future = change.Alike("FutureStatus").Select(Formal).FirstOrDefault();
        var changesAt = change.Alike("DateAndTime").Select(WireText.Line).FirstOrDefault();
        var provider = WireText.Line(identifier?.Text("ProviderId"));
        var zone = zones.Find(provider);
        // Withheld until it will be usable is under an embargo.
        var becomesUsable = WireStatus.Plain(status) == "embargoed" || (WireStatus.Plain(status) == "withheld"
            && WireStatus.Plain(future) == "usable" && changesAt is not null
            && WireTime.ParseEnd(changesAt, zone) is not null);
        // Agencies' own fields.
        var properties = item.Descendants().Where(element => element.Name.LocalName == "Property")
            .Select(property => (Name: property.AttributeAlike("FormalName"), Value: property.AttributeAlike("Value") ?? property.Value))
            .Where(property => property.Name?.Contains("embargo", StringComparison.OrdinalIgnoreCase) == true
                && !string.IsNullOrWhiteSpace(property.Value))
            .Select(property => WireStatus.Embargo(property.Name!, property.Value, zone));
        var envelope = new WireItem
        {
            Flavour = Flavour,
            Provider = provider,
            Id = Id(identifier, revision),
            Version = revision,
            Status = WireStatus.Plain(status),
            Killed = (becomesUsable ? null : WireStatus.Kill("NewsManagement/Status", status))
                ?? WireStatus.Kill("NewsManagement/Instruction", instruction),
            Embargo = WireStatus.EmbargoByStatus(
                "NewsManagement/Status",
                status,
                WireStatus.Last(
                    properties.Append(
                        becomesUsable ? WireStatus.Embargo("NewsManagement/StatusWillChange", changesAt, zone) : null))),
            VersionCreatedAt = WireTime.Parse(management?.Text("ThisRevisionCreated"), zone)
                ?? WireTime.Parse(management?.Text("FirstCreated"), zone),
            FirstCreatedAt = WireTime.Parse(management?.Text("FirstCreated"), zone),
            Urgency = WireText.Digit(management?.Child("Urgency").AttributeText("FormalName") ?? management?.Text("Urgency")),
            Signals = identifier?.Child("RevisionId").AttributeText("Update") is { } update and not "N" ? [$"Update={update}"] : [],
        };
        // Usable until it will be canceled expires then.
        return WireStatus.Kill(string.Empty, future) is null
            ? envelope
            : WireStatus.WithExpiry(envelope, "NewsManagement/StatusWillChange", changesAt, zone);
    }

    private static string? Formal(XElement element) => WireText.Line(element.AttributeAlike("FormalName") ?? element.Value);

    private static WireItem Describe(XElement story, WireItem envelope, Dictionary<string, string> topics) => envelope with
    {
        Credit = WireText.Credit(Line(story, "CreditLine")) ?? Party(story, "Source") ?? Party(story, "Provider"),
        Slugline = Line(story, "SlugLine"),
        Dateline = Line(story, "DateLine"),
        Copyright = Line(story, "CopyrightLine"),
        Keywords =
            [.. Inherited(story, "NewsLines").SelectMany(lines => lines.Children("KeywordLine")).Select(line => WireText.Line(line.Value))
            .Concat(Properties(story, "Keyword")).OfType<string>().Distinct()],
        Subjects = [.. Described(story).SelectMany(data => data.Children("SubjectCode")).SelectMany(code => code.Elements())
            .Where(code => !string.IsNullOrWhiteSpace(code.AttributeText("FormalName")))
            .Select(code => WireText.Subject(
                code.AttributeText("FormalName"), topics.GetValueOrDefault(code.AttributeText("FormalName")!), code.AttributeText("Scheme")
                ?? code.AttributeText("Vocabulary")))
            .OfType<WireSubject>()],
        Genres =
            [.. Described(story).SelectMany(data => data.Children("Genre"))
            .Select(genre => WireText.Subject(genre.AttributeText("FormalName"), null)).OfType<WireSubject>()],
        Places = [.. Described(story).SelectMany(data => data.Children("Location"))
            .Select(place => WireText.Join(Values(place, "City").Concat(Values(place, "Country")))).OfType<string>().Distinct()],
        UsageTerms = WireText.Join(
            Inherited(story, "RightsMetadata")
            .SelectMany(rights => rights.Descendants().Where(element => element.Name.LocalName == "UsageType")).Select(WireText.Line)),
        EditorsNote = WireText.Join(Inherited(story, "NewsLines").SelectMany(lines => lines.Children("NewsLine"))
            .Where(line => line.Child("NewsLineType").AttributeText("FormalName") is { } type
                && (type.Contains("Advisory", StringComparison.OrdinalIgnoreCase)
                    || type.Contains("Embargo", StringComparison.OrdinalIgnoreCase)
                    || type.Contains("EdNote", StringComparison.OrdinalIgnoreCase)))
            .Select(line => line.Child("NewsLineType").AttributeText("FormalName")!.Contains("Embargo", StringComparison.OrdinalIgnoreCase)
                ? $"Embargo: {line.Text("NewsLineText")}"
                : line.Text("NewsLineText"))),
    };

    /// <summary>The id without the revision that <c>urn:newsml:</c> ends with ("…:4N").</summary>
    private static string? Id(XElement? identifier, string? revision)
    {
        var (provider, date, item) = (identifier?.Text("ProviderId"), identifier?.Text("DateId"), identifier?.Text("NewsItemId"));
        var id = WireText.Line(identifier?.Text("PublicIdentifier"));
        var cut = id?.LastIndexOf(':') ?? -1;
        if (id is not null && revision is not null && cut > 0 && id[(cut + 1)..].TrimEnd('N', 'U', 'A') == revision)
        {
            return id[..cut];
        }

        // Some public identifiers name the agency alone.
        if (id is not null && id.Count(sign => sign == ':') > 2)
        {
            return id;
        }

        return item is null || provider is null ? null : $"urn:newsml:{provider}:{(date is { Length: > 8 } ? date[..8] : date)}:{item}";
    }

    /// <summary>
    /// The id of one of several stories in an item: by its own id in the document, or by its language; where that does not tell them apart,
    /// by its place among them, which stays over the item's versions as a rule.
    /// </summary>
    private static string? ComponentId(string? id, XElement story, HashSet<string> taken)
    {
        if (id is null)
        {
            return null;
        }

        var own = (story.AttributeText("Duid") ?? Language(story)) is { Length: > 0 } name ? $"{id}#{name}" : id;
        var distinct = own;
        for (var place = 2; !taken.Add(distinct); place++)
        {
            distinct = string.Create(CultureInfo.InvariantCulture, $"{own}#{place}");
        }

        return distinct;
    }

    private static BodyField? Body(IReadOnlyList<XElement> parts)
    {
        var fields = parts.SelectMany(part => part.Name.LocalName == "ContentItem" ? [part] : part.Children("ContentItem").Where(IsText))
            .Select(content => Data(content.Child("DataContent")!)).OfType<BodyField>().ToList();
        return fields.Count switch
        {
            0 => null,
            1 => fields[0],
            _ when fields.TrueForAll(field => field.Kind == ContentKind.Text) =>
                new BodyField(ContentKind.Text, string.Join("\n\n", fields.Select(field => field.Content))),
            _ => new BodyField(
                ContentKind.Html,
                string.Concat(
                fields.Select(
                field =>
                field.Kind == ContentKind.Html
                    ? $"<div>{field.Content}</div>"
                    : $"<p>{System.Net.WebUtility.HtmlEncode(field.Content)}</p>"))),
        };
    }

    /// <summary>Elements of XHTML as they are, or text that may be escaped HTML.</summary>
    private static BodyField? Data(XElement data)
    {
        if (string.IsNullOrWhiteSpace(data.Value))
        {
            return null;
        }

        var content = data.Elements().FirstOrDefault(element => element.Name.LocalName == "html")?.Child("body") ?? data;
        if (content.HasElements)
        {
            return EnclosedItem.In(content)
                ?? new BodyField(ContentKind.Html, XmlMarkup.InnerHtml(content, element => element.Name.LocalName));
        }

        return Block().IsMatch(content.Value)
            ? new BodyField(ContentKind.Html, content.Value)
            : new BodyField(ContentKind.Text, WireLines.Paragraphs(content.Value));
    }

    private static string? Role(XElement component) => component.Child("Role").AttributeText("FormalName")?.ToLowerInvariant();

    private static string? Language(XElement story) =>
        Described(story).Select(data => data.Child("Language").AttributeText("FormalName"))
            .FirstOrDefault(tag => !string.IsNullOrWhiteSpace(tag))
        ?? story.AncestorsAndSelf().Select(element => element.AttributeText("lang")).FirstOrDefault(tag => !string.IsNullOrWhiteSpace(tag));

    /// <summary>A line of the story, or of what lies around it.</summary>
    private static string? Line(XElement story, string name)
    {
        var lines = story.Name.LocalName == "NewsItem"
            ? story.Descendants().Where(element => element.Name.LocalName == "NewsLines")
            : Inherited(story, "NewsLines");
        return lines.Select(line => WireText.Line(line.Text(name))).FirstOrDefault(text => text is not null);
    }

    private static string? Party(XElement story, string name) =>
        Inherited(story, "AdministrativeMetadata").SelectMany(data => data.Children(name))
        .SelectMany(party => party.Children("Party")).Select(party => WireText.Line(party.AttributeText("FormalName")))
            .FirstOrDefault(text => text is not null);


    private static IEnumerable<XElement> Described(XElement story) =>
        Inherited(story, "DescriptiveMetadata").Concat(Inherited(story, "DescriptiveMetada"));

    private static IEnumerable<XElement> Inherited(XElement story, string name) =>
        story.AncestorsAndSelf().Where(element => element.Name.LocalName == "NewsComponent")
            .SelectMany(component => component.Children(name));

    private static IEnumerable<string?> Properties(XElement story, string name) => Described(story).SelectMany(data => Values(data, name));

    private static IEnumerable<string?> Values(XElement parent, string name) => parent.Children("Property")
        .Where(property => property.AttributeText("FormalName") == name).Select(property => WireText.Line(property.AttributeText("Value")));

    /// <summary>The names of codes, from the topics that the item brings with it; in English where there is a choice.</summary>
    private static Dictionary<string, string> Topics(XElement item)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var topic in item.Descendants().Where(element => element.Name.LocalName == "Topic"))
        {
            var name = topic.Children("Description").Where(description => description.AttributeText("Variant") is null or "Name")
                .OrderBy(description => description.AttributeText("lang") == "en" ? 0 : 1)
                .Select(description => WireText.Line(description.Value)).FirstOrDefault(text => text is not null);
            if (name is not null && topic.Text("FormalName") is { } code)
            {
                names.TryAdd(code, name);
            }
        }

        return names;
    }

    /// <summary>Pictures among the item's components: the caption is the text of one beside it whose role says so.</summary>
    private static IEnumerable<WirePicture> Pictures(XElement item) =>
        from component in item.Descendants()
        where component.Name.LocalName == "NewsComponent" && component.Children("ContentItem").Any(IsPicture)
        let around = component.Parent is { Name.LocalName: "NewsComponent" } parent && (IsPictureRole(parent) || !IsStory(parent))
            ? parent
            : component
        let caption = around.Children("NewsComponent").Where(part => Role(part) is "caption")
            .SelectMany(part => part.Children("ContentItem"))
            .Select(content => WireText.Line(content.Child("DataContent"))).FirstOrDefault(text => text is not null)
        let address = component.Children("ContentItem").Select(content => WireText.Line(content.AttributeText("Href")))
            .FirstOrDefault(href => href is not null)
        where caption is not null || address is not null
        select new WirePicture(component.AttributeText("Duid"), caption, Line(around, "CreditLine"), AbsoluteUrl.Parse(address));

    private static bool IsPictureRole(XElement component) =>
        Role(component) is "picture" or "image" or "graphic" or "photo" or "gallery" or "caption";

    private static bool IsPicture(XElement content) =>
        content.Child("Format").AttributeText("FormalName")?.ToLowerInvariant() is "jpeg" or "jpg" or "png"
        || content.Child("MediaType").AttributeText("FormalName")?.ToLowerInvariant() is "photo" or "image" or "picture" or "graphic";

    [GeneratedRegex(
        @"<(p|br|div|li|h[1-6]|table|pre)[\s/>]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
