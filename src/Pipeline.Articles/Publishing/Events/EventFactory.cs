using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Events;

/// <summary>Makes the CloudEvents 1.0 (structured JSON) that subscribers get.</summary>
public sealed class EventFactory
{
    /// <summary>The event type for an article that was published or republished.</summary>
    public const string EnrichedType = "article.enriched.v1";

    /// <summary>The event type for a subscriber's copy that is no longer valid.</summary>
    public const string WithdrawnType = "article.withdrawn.v1";

    /// <summary>
    /// The maximum size of an event in bytes: a 64 KB queue message holds 48 KB in Base64, and what is posted to a web address has a
    /// wrapper around it in its queue.
    /// </summary>
    public const int MaxBytes = 46 * 1024;

    private const int MaxItems = 20;
    private const int MaxText = 2000;
    private static readonly Uri Source = new("/article-pipeline", UriKind.Relative);
    private static readonly CloudEventAttribute TraceParent =
        CloudEventAttribute.CreateExtension("traceparent", CloudEventAttributeType.String);
    private readonly JsonEventFormatter _formatter = new();

    /// <summary>
    /// The <c>$id</c> of the JSON Schema of an event's <c>data</c>: its <c>dataschema</c>. A URN, because the schemas are part of the
    /// product and nobody's address.
    /// </summary>
    /// <param name="type">The event's type.</param>
    public static Uri DataSchemaOf(string type) => new($"urn:article-pipeline:schema:{type}:data");

    /// <summary>
    /// The event of an article for one subscription. The id is derived from article, revision, pipeline version, subscription and the
    /// article's content. So a redelivery has the same id, and an article that other settings have changed has another one.
    /// </summary>
    /// <param name="article">The enriched article.</param>
    /// <param name="version">The pipeline's versions that made it.</param>
    /// <param name="subscription">The subscription's name.</param>
    /// <param name="documentUrl">The enriched document's address.</param>
    /// <returns>UTF-8 JSON, under <see cref="MaxBytes"/>.</returns>
    public ReadOnlyMemory<byte> CreateEnriched(EnrichedArticle article, PipelineVersion version, string subscription, Uri documentUrl) =>
        CreateEnriched(article, ContentDigest.Of(article), version, subscription, documentUrl, editorsNote: null);

    /// <summary>
    /// Like the other overload, for a known digest (<see cref="ContentDigest"/>), which is the same for each subscription.
    /// </summary>
    /// <param name="article">The enriched article.</param>
    /// <param name="content">Its digest.</param>
    /// <param name="version">The pipeline's versions that made it.</param>
    /// <param name="subscription">The subscription's name.</param>
    /// <param name="documentUrl">The enriched document's address.</param>
    /// <param name="editorsNote">The note to editors, for a subscription that asks for it; else null.</param>
    /// <remarks>
    /// Lists have at most 20 items. Texts over 2,000 characters are cut; addresses, ids and codes that long are left out, because a part of
    /// one is another one. Both limits are halved until the event fits.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It does not fit without all of these either.</exception>
    internal ReadOnlyMemory<byte> CreateEnriched(
        EnrichedArticle article, string content, PipelineVersion version, string subscription, Uri documentUrl, string? editorsNote)
    {
        var note = editorsNote is null ? string.Empty : $"\n{editorsNote}";
        var id = IdOf($"{article.Id}\n{article.Revision}\n{article.Sequence}\n{version}\n{subscription}\n{content}{note}");
        article = editorsNote is null ? article : article with { Wire = article.Wire! with { EditorsNote = editorsNote } };
        var bytes = Encode(id, article, version, subscription, documentUrl, MaxItems, MaxText);
        // Texts of a hostile page can be long: both limits are halved until the event fits; the document has all of it.
        for (var (items, text) = (MaxItems / 2, MaxText / 2); bytes.Length >= MaxBytes; (items, text) = (items / 2, text / 2))
        {
            if (text == 0)
            {
                throw new InvalidOperationException($"The event of article {article.Id} for '{subscription}' takes {bytes.Length} bytes.");
            }

            bytes = Encode(id, article, version, subscription, documentUrl, items, text);
        }

        return bytes;
    }

    /// <summary>
    /// The event that withdraws an article from one subscription. The id is derived from article, sequence, pipeline version, subscription
    /// and the article's content, for any reason.
    /// </summary>
    /// <param name="data">The event's data.</param>
    /// <param name="content"> The digest (<see cref="ContentDigest"/>) of the article that the subscription does not get; null if it no
    /// longer exists. </param>
    /// <param name="time">When the article was withdrawn; the same for every redelivery.</param>
    /// <param name="traceParent">W3C <c>traceparent</c>, or null.</param>
    /// <returns>UTF-8 JSON, a few kilobytes: a name has at most 1,024 characters.</returns>
    public ReadOnlyMemory<byte> CreateWithdrawn(WithdrawnEvent data, string? content, DateTimeOffset? time, string? traceParent) => Encode(
        WithdrawnType,
        IdOf($"{WithdrawnType}\n{data.ArticleId}\n{data.Sequence}\n{data.PipelineVersion}\n{data.Subscription}\n{content}"),
        data.ArticleId,
        time,
        traceParent,
        JsonSerializer.SerializeToElement(data, PublishingJson.Default.WithdrawnEvent));

    private ReadOnlyMemory<byte> Encode(
        string id, EnrichedArticle article, PipelineVersion version, string subscription, Uri documentUrl, int items, int text)
    {
        var data = new ArticleEvent
        {
            ArticleId = article.Id,
            Revision = article.Revision,
            Sequence = article.Sequence,
            PipelineVersion = version.ToString(),
            Subscription = subscription,
            Name = article.Name,
            Title = Cut(article.Title, text),
            Url = Whole(article.CanonicalUrl, text),
            SiteName = Cut(article.SiteName, text),
            Source = Cut(article.Source, text),
            Byline = Cut(article.Byline, text),
            PublishedAt = article.PublishedAt,
            Language = article.Language,
            Summary = Cut(article.AbstractiveSummary ?? article.Summary, text),
            WordCount = article.WordCount,
            Sentiment = article.Sentiment?.Label,
            SentimentScores = article.Sentiment?.Scores,
            Entities =
                [.. article.Entities.Take(items).Select(entity => new EventEntity(Cut(entity.Name, text)!, entity.Category, entity.Count))],
            KeyPhrases = [.. article.KeyPhrases.Take(items).Select(phrase => Cut(phrase, text)!)],
            PageType = article.PageType,
            Wire = Cut(article.Wire, items, text),
            ClusterId = article.ClusterId,
            DuplicateOf = article.DuplicateOf,
            StoryId = article.StoryId,
            Story = article.Story,
            DocumentUrl = documentUrl,
        };
        return Encode(
            EnrichedType,
            id,
            article.Id,
            article.EnrichedAt,
            article.TraceParent,
            JsonSerializer.SerializeToElement(data, PublishingJson.Default.ArticleEvent));
    }

    private ReadOnlyMemory<byte> Encode(
        string type, string id, ArticleId subject, DateTimeOffset? time, string? traceParent, JsonElement data)
    {
        var cloudEvent = new CloudEvent
        {
            Id = id,
            Source = Source,
            Type = type,
            Subject = subject.ToString(),
            Time = time,
            DataContentType = MediaTypeNames.Application.Json,
            DataSchema = DataSchemaOf(type),
            Data = data,
        };
        if (traceParent is not null)
        {
            cloudEvent[TraceParent] = traceParent;
        }

        return _formatter.EncodeStructuredModeMessage(cloudEvent, out _);
    }

    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    private static WireDetails? Cut(WireDetails? wire, int items, int text) => wire is null ? null : (wire with
    {
        Provider = Whole(wire.Provider, text),
        Version = Whole(wire.Version, text),
        Subjects =
        [
            .. wire.Subjects.Take(items)
                .Select(term => term with { Scheme = Whole(term.Scheme, text), Code = Whole(term.Code, text) })
                .Where(term => (term.Name ?? term.Code) is not null),
        ],
        Genres =
        [
            .. wire.Genres.Take(items)
                .Select(genre => genre with { Scheme = Whole(genre.Scheme, text), Code = Whole(genre.Code, text) })
                .Where(genre => (genre.Name ?? genre.Code) is not null),
        ],
        Keywords = [.. wire.Keywords.Take(items)],
        Places = [.. wire.Places.Take(items)],
        Signals = [.. wire.Signals.Take(items)],
        Pictures =
        [
            .. wire.Pictures.Take(items)
                .Select(picture => picture with { Id = Whole(picture.Id, text), Address = Whole(picture.Address, text) }),
        ],
    }).Map(value => Excerpt.Of(value, text));

    private static string? Whole(string? value, int length) => value?.Length <= length ? value : null;

    private static string? Cut(string? text, int length) => text is null ? null : Excerpt.Of(text, length);
}
