using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>A downstream service's subscription: events of matching articles, in its own queue or posted to its web address.</summary>
/// <param name="Name">A unique name: part of each event's id.</param>
/// <param name="Queue">The queue, as <see cref="SubscriberQueueName"/> allows; null if it has a web address.</param>
/// <param name="Duplicates">Which near-duplicates it gets.</param>
/// <param name="Filter">Which articles it gets.</param>
public sealed record Subscription(string Name, string? Queue, DuplicatePolicy Duplicates, Condition Filter)
{
    /// <summary>Whether its events have agencies' notes to editors, which are not for publication.</summary>
    public bool EditorsNotes { get; init; }

    /// <summary>The web address; null if it has a queue.</summary>
    public Webhook? Webhook { get; init; }

    /// <summary>Where its events go, for people.</summary>
    public string Target => Queue is null ? $"webhook '{Webhook}'" : $"queue '{Queue}'";

    /// <summary>The subscription in a sentence, for people.</summary>
    public string Sentence
    {
        get
        {
            var articles = Filter.Clause is { Length: > 0 } clause ? $"Articles where {clause}" : "Every article";
            var notes = EditorsNotes ? "; with the notes to editors" : string.Empty;
            return Duplicates switch
            {
                DuplicatePolicy.Exclude => $"{articles}; near-duplicates: only the first{notes}.",
                DuplicatePolicy.Only => $"{articles}; only near-duplicates of an earlier one{notes}.",
                _ => $"{articles}{notes}.",
            };
        }
    }

    /// <summary>Whether the subscription gets this article.</summary>
    public bool Matches(EnrichedArticle article) => AcceptsCopies(article) && Filter.Holds(article);

    /// <summary>Whether the subscription gets this article, and why.</summary>
    public SubscriptionMatch Explain(EnrichedArticle article)
    {
        var copies = new ConditionResult(
            "duplicates", Duplicates.ToString().ToLowerInvariant(), AcceptsCopies(article), article.DuplicateOf is { } original
                ? $"a near-duplicate of {original}"
                : "no near-duplicate", []);
        var filter = Filter.Explain(article);
        return new SubscriptionMatch(
            Name, Queue, copies.Holds && filter.Holds, Duplicates == DuplicatePolicy.Include ? filter.Parts : [copies, .. filter.Parts])
        {
            Webhook = Webhook?.Address,
        };
    }

    /// <summary>Whether its setting for near-duplicates includes this article.</summary>
    public bool AcceptsCopies(EnrichedArticle article) => Duplicates switch
    {
        DuplicatePolicy.Exclude => article.DuplicateOf is null,
        DuplicatePolicy.Only => article.DuplicateOf is not null,
        _ => true,
    };
}
