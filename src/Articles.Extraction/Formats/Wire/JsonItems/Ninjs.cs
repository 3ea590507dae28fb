using System.Text.Json;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>
/// Reads one item of ninjs, the IPTC's News in JSON: 1.x (headline, body_html), 2.x and 3.x (headlines and bodies with roles), and what TT,
/// Superdesk, the BBC and AP's API make of it.
/// </summary>
internal static class Ninjs
{
    private const string Flavour = "ninjs";

    // Not of the standard, and not looked at but for what takes an item out.
    private static readonly string[] OtherStatusNames =
        ["status", "publishingstatus", "publishstatus", "publicationstatus", "itemstatus", "operation"];

    /// <summary>The types of items without text.</summary>
    private static readonly HashSet<string> NoTexts =
        ["picture", "graphic", "audio", "video", "animation", "event", "planning", "planned", "newscoverage", "component", "concept"];

    /// <summary>
    /// Whether an object is an item of ninjs: it has an id and one of the times or bodies that only ninjs spells so; or a status or an
    /// embargo, whatever else is missing, since that must not be passed over.
    /// </summary>
    public static bool Is(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var (hasId, hasMark) = (false, false);
        foreach (var field in element.EnumerateObject())
        {
            switch (JsonFields.Plain(field.Name))
            {
                case "pubstatus" or "embargoed" or "embargoeduntil":
                case var name when name.StartsWith("embargo", StringComparison.Ordinal) && IsSaid(field.Value):
                    return true;
                case "state" or "operation" or "signals" or "signal" or "editorialtypes" when Forbids(field.Value):
                case "schedulesettings" when field.Value.ValueKind == JsonValueKind.Object
                    && new JsonFields(field.Value).Text("utcembargo") is not null:
                    return true;
                case "guid" or "uri" or "id" or "altids":
                    hasId = true;
                    break;
                case "versioncreated" or "bodyxhtml" or "bodyhtml5" or "bodyrichhtml5" or "bodymain" or "bodyrichtext":
                case "bodies" or "headlines" when field.Value.ValueKind == JsonValueKind.Array:
                case "eventdetails" or "plannedcoverage":
                    hasMark = true;
                    break;
            }
        }

        return hasId && hasMark;
    }

    /// <summary>Whether a field of a desk's or an agency's has a value that forbids publication.</summary>
    private static bool Forbids(JsonElement value) => NinjsValues.Signals(value).Any(word =>
        WireSignals.Of(WireSignals.Signal, word) == WireMeaning.Withdraw || WireSignals.Of(WireSignals.State, word) is not null
        || WireStatus.Kill(string.Empty, word) is not null);

    /// <summary>Whether a field says something: a form of a CMS has all its fields, most of them empty.</summary>
    private static bool IsSaid(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.True or JsonValueKind.Number => true,
        _ => false,
    };

    /// <summary>Reads an item.</summary>
    /// <param name="element">The item.</param>
    /// <param name="zones">The time zones of agencies.</param>
    /// <exception cref="ArticleRejectedException">It is a picture, an event or something else that has no text.</exception>
    public static WireArticle Read(JsonElement element, WireZones zones)
    {
        ThrowIfContradictory(element);
        var fields = new JsonFields(element);
        var type = fields.Text("type")?.ToLowerInvariant();
        var item = Item(element, fields, zones);
        var body = NinjsBody.Find(element, fields);
        if ((type is not null && NoTexts.Contains(type)) || (type is null && fields.Find("eventdetails", "plannedcoverage") is not null))
        {
            throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle,
                $"The ninjs item is of the type \"{type ?? "event"}\": it has no text of its own, and is no article.");
        }

        if (item.Killed is null && WireSignals.Of(WireSignals.Profile, fields.Text("profile")) == WireMeaning.Information)
        {
            throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle,
                $"The ninjs item has the profile \"{fields.Text("profile")}\": it is for editors' information, and not to be published.");
        }

        if (item.Killed is null && WireSignals.Of(WireSignals.State, fields.Text("state")) == WireMeaning.Unreleased)
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"The ninjs item has the state \"{fields.Text("state")}\": its desk has not released it. It is not published; drop it again "
                + "when it is.");
        }

        item = NinjsRelease.Apply(item, element);
        if (item.Killed is null && fields.Find("flags") is { ValueKind: JsonValueKind.Object } flags
            && new JsonFields(flags).Find("markedfornotpublication") is { ValueKind: JsonValueKind.True })
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                "The ninjs item has the flag \"marked_for_not_publication\": its desk does not want it published. Drop it again without "
                + "it.");
        }

        if (body is null && item.Killed is null && fields.Find("renditions") is not null)
        {
            throw new ArticleRejectedException(
                RejectionCodes.NoText,
                "The ninjs item has no text in it, only addresses (\"renditions\"). Fetch the text, as NITF or HTML, and drop that.");
        }

        return new WireArticle(
            item,
            new DeclaredMetadata
            {
                Title = PlainLine.Of(
                    NinjsValues.Roled(fields.Find("headlines"), "main") ?? fields.Text("headline", "headlinemain", "headlinesimple")
                    ?? NinjsValues.FirstText(element, "headline") ?? fields.Text("title", "name")),
                Byline = WireText.Byline([fields.Text("byline", "by")]) ?? WireText.Byline(Bylines(fields.Find("byline", "bylines")))
                    ?? WireText.Byline(Authors(fields.Find("authors"))) ?? WireText.Byline([fields.Text("author")]),
                // What is read for its status or embargo alone names its date as other JSON does.
                PublishedAt = item.VersionCreatedAt ?? item.FirstCreatedAt ?? new JsonArticle(element).Declare().PublishedAt,
                CanonicalUrl = fields.Link("url"),
                Language = LanguageTag.Parse(fields.Text("language")),
                LeadImage = item.Pictures.Select(picture => picture.Address).FirstOrDefault(address => address is not null),
            },
            body)
        {
            OtherTitles = [fields.Text("headline"), fields.Text("title"), fields.Text("name"), .. Headlines(fields.Find("headlines"))],
        };
    }

    private static IEnumerable<string?> Headlines(JsonElement? headlines) => headlines is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(one => new JsonFields(one).Text("value"))
        : [];

    /// <summary>Passes an item that says each thing that decides about its publication once: of two, neither can be believed.</summary>
    /// <exception cref="ArticleRejectedException">It says one twice (<c>unknown-status</c>).</exception>
    private static void ThrowIfContradictory(JsonElement element)
    {
        var repeated = element.EnumerateObject().GroupBy(field => JsonFields.Plain(field.Name))
            .FirstOrDefault(group =>
                (group.Key is "pubstatus" or "state" or "expires" or "signals" || group.Key.StartsWith("embargo", StringComparison.Ordinal))
                && group.Skip(1).Any());
        if (repeated is not null)
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"The ninjs item has the field \"{repeated.First().Name}\" {repeated.Count()} times: whether it may be published cannot be "
                + "told. It is not published.");
        }
    }

    private static WireItem Item(JsonElement element, JsonFields fields, WireZones zones)
    {
        var status = NinjsValues.Status(fields.Find("pubstatus"));
        // AP says in its types what is to be done.
        string[] signals =
        [
            .. NinjsValues.Signals(fields.Find("signals")), .. NinjsValues.Signals(fields.Find("signal")),
            .. NinjsValues.Signals(fields.Find("editorialtypes")),
        ];
        var state = fields.Text("state");
        var provider = WireText.Line(
            fields.Text("provider") ?? JsonText.Names(fields.Find("infosource", "infosources")).FirstOrDefault()
            ?? fields.Text("copyrightholder", "source"));
        var zone = zones.Find(provider);
        var item = new WireItem
        {
            Flavour = Flavour,
            Provider = provider,
            Credit = WireText.Credit(
                fields.Text("source", "creditline") ?? JsonText.Names(fields.Find("infosource", "infosources")).FirstOrDefault()
                ?? fields.Text("provider")),
            // AP's uri holds the request's own parameters.
            Id = WireText.Line(
                (fields.Find("altids") is { ValueKind: JsonValueKind.Object } ids ? new JsonFields(ids).Text("itemid") : null)
                ?? fields.Text("guid", "uri", "id")),
            Version = WireText.Line(fields.Text("version")),
            Status = WireStatus.Plain(status),
            Killed = WireStatus.Kill("pubstatus", status) ?? WireStatus.Kill("state", state) ?? WireStatus.KillBySignal("signals", signals)
                ?? OtherStatusNames.Select(name => WireStatus.Kill(name, NinjsValues.Status(fields.Find(name))))
                    .FirstOrDefault(kill => kill is not null),
            Embargo = WireStatus.EmbargoBySignal(
                "signals", signals, WireStatus.EmbargoByStatus("pubstatus", status, NinjsEmbargo.Find(element, fields, zone))),
            VersionCreatedAt = WireTime.Parse(fields.Text("versioncreated"), zone),
            FirstCreatedAt = WireTime.Parse(fields.Text("firstcreated"), zone),
            ContentCreatedAt = WireTime.Parse(fields.Text("contentcreated"), zone),
            Urgency = WireText.Digit(fields.Text("urgency")),
            Priority = WireText.Digit(fields.Text("priority")),
            Slugline = WireText.Line(fields.Text("slugline")),
            Subjects = [.. Terms(fields.Find("subject", "subjects"))],
            Genres = [.. Terms(fields.Find("genre", "genres"))],
            Keywords = [.. JsonText.Names(fields.Find("keywords", "keyword")).Select(WireText.Line).OfType<string>()],
            Places =
                [.. JsonText.Names(fields.Find("place", "places")).Prepend(fields.Text("located")).Select(WireText.Line).OfType<string>()
                .Distinct()],
            Dateline = WireText.Line(
                fields.Find("dateline") is { ValueKind: JsonValueKind.Object } dateline
                    ? new JsonFields(dateline).Text("text")
                    : fields.Text("dateline")),
            UsageTerms = WireText.Line(fields.Text("usageterms")),
            Copyright = WireText.Line(fields.Text("copyrightnotice")),
            EditorsNote = WireText.Line(fields.Text("ednote")),
            Signals = signals,
            Replaces = [.. NinjsValues.Codes(fields.Find("replacing", "replaces"))],
            Pictures = [.. NinjsPictures.Read(fields.Find("associations"))],
        };
        var expiry = fields.Find("expires") is { ValueKind: not JsonValueKind.False } expires
            ? JsonText.Of(expires) ?? expires.GetRawText()
            : null;
        return WireStatus.WithExpiry(item, "expires", expiry, zone);
    }

    private static IEnumerable<string?> Bylines(JsonElement? bylines) => bylines is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray().Select(
            one => one.ValueKind == JsonValueKind.Object ? new JsonFields(one).Text("by", "byline", "name", "text") : JsonText.Of(one))
        : [];

    /// <summary>Who wrote it: an editor or a photographer is no author.</summary>
    private static IEnumerable<string?> Authors(JsonElement? authors) => authors is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray().Where(author => author.ValueKind == JsonValueKind.Object).Select(author => new JsonFields(author))
            .Where(author => author.Text("role")?.ToLowerInvariant() is null or "writer" or "author" or "reporter" or "journalist"
                or "correspondent")
            .Select(author => author.Text("name"))
        : [];

    private static IEnumerable<WireSubject> Terms(JsonElement? terms) => terms is not { ValueKind: JsonValueKind.Array } array ? []
        : array.EnumerateArray()
            .Select(term => term.ValueKind == JsonValueKind.Object ? Term(new JsonFields(term)) : WireText.Subject(null, JsonText.Of(term)))
            .OfType<WireSubject>();

    private static WireSubject? Term(JsonFields term) =>
        WireText.Subject(term.Text("code", "qcode", "literal", "uri"), term.Text("name"), term.Text("scheme"));
}
