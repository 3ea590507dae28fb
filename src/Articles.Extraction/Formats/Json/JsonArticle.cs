using System.Globalization;
using System.Text.Json;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Json;

/// <summary>
/// One object as an article: what the fields of schema.org, JSON Feed, NewsAPI, WordPress, the Guardian, the New York Times and crawlers
/// (news-please, newspaper) are called. Names are as <see cref="JsonFields"/> wants them.
/// </summary>
internal sealed class JsonArticle
{
    /// <summary>The names under which a body is looked for, for the message that none is there.</summary>
    public const string BodyFields =
        "content_html, articleBody, content, body, full_text, maintext, text, html, content_text, article, story, description, summary";

    private readonly JsonElement _element;
    private readonly JsonFields _fields;
    private readonly JsonFields? _inner;
    private ReleaseFields? _release;

    /// <param name="element">
    /// The object. Of an Elasticsearch hit, or a Guardian answer, what lies in its "_source" or "fields" is read with it.
    /// </param>
    public JsonArticle(JsonElement element)
    {
        _fields = new JsonFields(element);
        _element = element;
        _inner = _fields.Find("source", "fields", "attributes") is { ValueKind: JsonValueKind.Object } inner ? new JsonFields(inner) : null;
        var whole = BodyField.From(
            Text("contenthtml", "articlebody", "bodyhtml", "content", "body", "fulltext", "maintext", "bodytext", "text", "html",
                "contenttext", "cleanedtext")
            ?? (_fields.Find("article", "story") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null));
        HasWholeText = whole is not null;
        Body = whole
            ?? BodyField.From(Text("description", "summary", "abstract", "excerpt", "leadparagraph", "lead", "trailtext", "snippet"));
    }

    /// <summary>The text; null when the object holds none.</summary>
    public BodyField? Body { get; }

    /// <summary>Whether <see cref="Body"/> is a text, and not only a description: a feed describes itself too.</summary>
    public bool HasWholeText { get; }

    /// <summary>What its fields say of its release: WordPress and other content systems.</summary>
    public ReleaseFields Release => _release ??= ReleaseFields.Of("The object", JsonRelease.Fields(_element));

    /// <summary>What can identify it, best first.</summary>
    public IEnumerable<string?> Keys =>
        [_fields.Text("url", "link", "weburl") ?? _inner?.Text("url", "link"), Text("guid"), _fields.Text("id", "uuid", "uri", "slug")];

    /// <summary>What the fields around the body say.</summary>
    public DeclaredMetadata Declare() => new()
    {
        Title = PlainLine.Of(Text("title", "headline", "webtitle", "heading") ?? _fields.Text("name")),
        Byline = Names.Join(
            JsonText.Names(
            _fields.Find("author", "authors", "byline", "creator", "dccreator") ?? _inner?.Find("author", "authors", "byline"))),
        PublishedAt = Date(
            "datepublished", "publishedat", "published", "publishdate", "publisheddate", "publishedtime", "publishtime", "publishedon",
            "datepublish", "firstpublishedat", "firstpublished",
            "firstpublicationdate", "originalpublishdate", "publicationdate", "publicationtime", "webpublicationdate",
            "articlepublishedtime", "pubdate", "postedat", "postedon", "posteddate",
            "postdate", "releasedate", "issued", "dategmt", "datecreated", "createdat", "createddate", "createdon", "date", "datetime",
            "time", "timestamp"),
        ModifiedAt = Date("datemodified", "modifiedat", "updatedat", "modifiedtime", "updatedtime", "lastmodifieddate", "updateddate",
            "modifieddate", "modifiedgmt", "lastmodified", "lastupdated", "datemodify", "updated", "modified"),
        SiteName = SiteName(),
        CanonicalUrl = Link("url", "weburl", "link", "canonicalurl", "permalink", "mainentityofpage", "id", "guid"),
        Language = LanguageTag.Parse(Text("language", "lang", "inlanguage")),
        LeadImage =
            Link("image", "urltoimage", "imageurl", "bannerimage", "topimage", "leadimage", "featuredimage", "thumbnailurl", "thumbnail"),
    };

    private string? Text(params ReadOnlySpan<string> names) => _fields.Text(names) ?? _inner?.Text(names);

    private string? Link(params ReadOnlySpan<string> names) => _fields.Link(names) ?? _inner?.Link(names);

    private DateTimeOffset? Date(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((Date(_fields.Find(name)) ?? Date(_inner?.Find(name))) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? Date(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var time) => DeclaredDate.FromUnixTime(time),
        { ValueKind: JsonValueKind.String } text => DeclaredDate.Parse(text.GetString())
            ?? (double.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
                ? DeclaredDate.FromUnixTime(time)
                : null),
        { ValueKind: JsonValueKind.Object } wrapped => DeclaredDate.Parse(JsonText.Of(wrapped)),
        _ => null,
    };

    private string? SiteName()
    {
        var name = PlainLine.Of(
            JsonText.Names(_fields.Find("publisher", "sitename", "source", "publication", "sourcename", "provider")).FirstOrDefault());
        return AbsoluteUrl.Parse(name) is null ? name : null;
    }
}
