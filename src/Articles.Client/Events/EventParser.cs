using System.Text.Json;

namespace Articles.Client;

/// <summary>Reads events from JSON.</summary>
internal static class EventParser
{
    private const string Enriched = "article.enriched.v1";
    private const string Withdrawn = "article.withdrawn.v1";

    /// <exception cref="InvalidEventException">It is no event.</exception>
    public static ArticleEvent Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(json.Span, EventJson.Default.Envelope)
                ?? throw new InvalidEventException("The message is null.");
            return envelope switch
            {
                { SpecVersion: not "1.0" } => throw new InvalidEventException($"specversion is {envelope.SpecVersion}, not 1.0."),
                { Id: "" } => throw new InvalidEventException("The event has no id."),
                { Type: Enriched } => Of(envelope),
                { Type: Withdrawn } => WithdrawalOf(envelope),
                _ => new UnknownEvent(envelope),
            };
        }
        catch (JsonException e)
        {
            throw new InvalidEventException($"The message is not an event: {e.Message}", e);
        }
    }

    private static ArticleEnriched Of(Envelope envelope)
    {
        var article = envelope.Data.Deserialize(EventJson.Default.EnrichedData)
            ?? throw new InvalidEventException("The event has no data.");
        Check(envelope, article.ArticleId, article.Sequence);
        return new ArticleEnriched(envelope, article);
    }

    private static ArticleWithdrawn WithdrawalOf(Envelope envelope)
    {
        var withdrawal = envelope.Data.Deserialize(EventJson.Default.WithdrawnData)
            ?? throw new InvalidEventException("The event has no data.");
        Check(envelope, withdrawal.ArticleId, withdrawal.Sequence);
        return new ArticleWithdrawn(envelope, withdrawal);
    }

    /// <summary>What the order depends on.</summary>
    private static void Check(Envelope envelope, string articleId, int sequence)
    {
        if (envelope.Time is null)
        {
            throw new InvalidEventException("The event has no time.");
        }

        if (articleId.Length == 0 || envelope.Subject != articleId)
        {
            throw new InvalidEventException("subject and data.articleId are not the same article.");
        }

        if (sequence < 1)
        {
            throw new InvalidEventException($"data.sequence is {sequence}; it counts from 1.");
        }
    }
}
