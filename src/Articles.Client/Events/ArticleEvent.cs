using System.Text.Json;

namespace Articles.Client;

/// <summary>
/// An event that a subscription was sent: an <see cref="ArticleEnriched"/>, an <see cref="ArticleWithdrawn"/>, or an
/// <see cref="UnknownEvent"/> of a type that this version of the package does not know. It is a CloudEvent 1.0 in structured JSON
/// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md).
/// </summary>
public abstract record ArticleEvent
{
    private protected ArticleEvent(Envelope envelope)
    {
        (Id, Source, Type, Subject) = (envelope.Id, envelope.Source, envelope.Type, envelope.Subject);
        (TraceParent, Data) = (envelope.TraceParent, envelope.Data);
    }

    /// <summary>The event's id; a redelivery has the same.</summary>
    public string Id { get; }

    /// <summary>Who sent it: <c>/article-pipeline</c>.</summary>
    public string Source { get; }

    /// <summary>The type: <c>article.enriched.v1</c>, <c>article.withdrawn.v1</c>.</summary>
    public string Type { get; }

    /// <summary>The article's id; null if an event of an unknown type has none.</summary>
    public string? Subject { get; }

    /// <summary>The trace that the event belongs to (W3C Trace Context <c>traceparent</c>); null if there is none.</summary>
    public string? TraceParent { get; }

    /// <summary>The event's <c>data</c> as it was sent, for fields that this version of the package does not know.</summary>
    public JsonElement Data { get; }

    /// <summary>Reads an event.</summary>
    /// <param name="json">UTF-8 JSON: what a queue holds in Base64, and what is posted to a webhook.</param>
    /// <returns>The event; fields that are not known are passed over.</returns>
    /// <exception cref="InvalidEventException">It is no CloudEvent, or an event of a known type without what it must have.</exception>
    public static ArticleEvent Parse(ReadOnlyMemory<byte> json) => EventParser.Parse(json);

    /// <summary>
    /// Handles the event if nothing newer is known of its article: what comes again or too late is passed over. An
    /// <see cref="UnknownEvent"/> has no order, so it is handled each time that it comes.
    /// </summary>
    /// <param name="positions">What was handled before.</param>
    /// <param name="handle">Handles the event.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether it was handled.</returns>
    /// <exception cref="Exception">What <paramref name="handle"/> or the positions throw; then the event counts as not handled.</exception>
    public abstract Task<bool> ApplyAsync(
        IArticlePositions positions, Func<ArticleEvent, CancellationToken, Task> handle, CancellationToken cancellationToken = default);
}
