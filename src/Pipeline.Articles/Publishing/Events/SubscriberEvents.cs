using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing.Events;

/// <summary>Makes the events about an article: the article itself, or the withdrawal of the subscribers' copy.</summary>
public sealed class SubscriberEvents(
    EventFactory events, IDocumentStore<EnrichedArticle> documents, IDocumentStore<CleanedArticle> cleaned)
{
    /// <summary>The article for the matching subscriptions, and a withdrawal for those that no longer match.</summary>
    /// <param name="article">The article.</param>
    /// <param name="due">The subscriptions that get it.</param>
    /// <param name="superseded">The subscriptions that have an earlier revision and do not match this one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<IReadOnlyCollection<Delivery>> CreateAsync(
        EnrichedArticle article, IReadOnlyCollection<Subscription> due, IReadOnlyCollection<Subscription> superseded,
        CancellationToken cancellationToken)
    {
        var content = ContentDigest.Of(article);
        var note = article.Wire is not null && due.Any(subscription => subscription.EditorsNotes)
            ? EditorsNotes.Of(article, (await cleaned.ReadAsync(article.Id, cancellationToken))?.Document)
            : null;
        return [.. due.Select(subscription => Enriched(article, content, note, subscription)),
            .. superseded.Select(subscription => Withdrawn(article, content, subscription))];
    }

    /// <summary>
    /// The events that an article must not be used before its embargo ends. They have the sequence before this revision's, so that the
    /// revision is newer when it comes.
    /// </summary>
    internal Delivery Embargoed(EnrichedArticle article, Subscription subscription, DateTimeOffset now) => new(
        subscription,
        events.CreateWithdrawn(
            new WithdrawnEvent
            {
                ArticleId = article.Id,
                Sequence = Math.Max(1, article.Sequence - 1),
                PipelineVersion = VersionOf(article).ToString(),
                Subscription = subscription.Name,
                Name = article.Name,
                Reason = WithdrawalReason.Embargoed,
            },
            ContentDigest.Of(article),
            now,
            article.TraceParent));

    private Delivery Enriched(EnrichedArticle article, string content, string? note, Subscription subscription) => new(
        subscription,
        events.CreateEnriched(
            article, content, VersionOf(article), subscription.Name, documents.Locate(article.Id),
            subscription.EditorsNotes ? note : null));

    private Delivery Withdrawn(EnrichedArticle article, string content, Subscription subscription)
    {
        var isCopy = !subscription.AcceptsCopies(article) && article.DuplicateOf is not null;
        var data = new WithdrawnEvent
        {
            ArticleId = article.Id,
            Sequence = article.Sequence,
            PipelineVersion = VersionOf(article).ToString(),
            Subscription = subscription.Name,
            Name = article.Name,
            Reason = isCopy ? WithdrawalReason.Duplicate : WithdrawalReason.NoLongerMatches,
            DuplicateOf = isCopy ? article.DuplicateOf : null,
        };
        // Later than the event of this very revision, which the subscription may have had before its filter was changed; and the same again.
        var time = article.EnrichedAt + TimeSpan.FromMilliseconds(1);
        return new Delivery(subscription, events.CreateWithdrawn(data, content, time, article.TraceParent));
    }

    private static PipelineVersion VersionOf(EnrichedArticle article) =>
        new(article.CleanerVersion, article.EnricherVersion, PublishingStep.Version);
}
