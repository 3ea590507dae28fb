using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// The last stage: an enriched document goes into the search index and, as an event, into the queue of each subscription whose
/// filter matches. Deliveries are at least once; a redelivery carries the same event id. One subscriber's fault stops no other's.
/// </summary>
public sealed partial class PublishingStep(
    IDocumentStore<EnrichedArticle> documents,
    ISearchIndex index,
    ISubscriberQueues queues,
    EventFactory events,
    ILedger ledger,
    FailureLog failures,
    IOptionsMonitor<PublishingOptions> options,
    TimeProvider time,
    ILogger<PublishingStep> logger)
{
    /// <summary>The version of what publishing writes; raising it makes the index and the events stale.</summary>
    public const int Version = 1;

    private const string Stage = "PublishArticle";

    /// <summary>Publishes the article that the pointer names, if that is still its newest revision and not done yet.</summary>
    /// <param name="pointer">The message.</param>
    /// <param name="cancellationToken">Gives up; the host tries again later.</param>
    public Task RunAsync(ArticlePointer pointer, CancellationToken cancellationToken) =>
        failures.RunAsync(Stage, pointer.ArticleId, name: null, token => PublishAsync(pointer, token), cancellationToken);

    private async Task PublishAsync(ArticlePointer pointer, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(pointer.ArticleId, cancellationToken);
        var stored = await documents.ReadAsync(pointer.ArticleId, cancellationToken);
        if (stored is null || stored.Document.Revision != pointer.Revision || IsDone(known, stored.Document))
        {
            LogSkipped(pointer.ArticleId);
            return;
        }

        stored = await IndexAsync(stored, cancellationToken);
        await DeliverAsync(stored.Document, known, cancellationToken);
    }

    /// <summary>
    /// Writes to the index, then looks whether the document is still the newest: an older revision that was slow must not stand in
    /// the index after a newer one.
    /// </summary>
    /// <returns>The document that is in the index.</returns>
    private async Task<StoredDocument<EnrichedArticle>> IndexAsync(StoredDocument<EnrichedArticle> stored, CancellationToken cancellationToken)
    {
        while (true)
        {
            await index.UpsertAsync([SearchDocument.From(stored.Document)], cancellationToken);
            var current = await documents.FindETagAsync(stored.Document.Id, cancellationToken);
            if (current == stored.ETag || await documents.ReadAsync(stored.Document.Id, cancellationToken) is not { } newer)
            {
                return stored;
            }

            stored = newer;
        }
    }

    private async Task DeliverAsync(EnrichedArticle article, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var version = VersionOf(article);
        var delivered = IsSame(known, article) ? known.Delivered.ToHashSet(StringComparer.Ordinal) : [];
        var faults = new List<Exception>();
        foreach (var subscription in options.CurrentValue.Subscriptions.Where(subscription => subscription.Filter.Matches(article)))
        {
            if (delivered.Contains(subscription.Name))
            {
                continue;
            }

            try
            {
                var cloudEvent = events.CreateEnriched(article, version, subscription.Name, documents.Locate(article.Id));
                await queues.SendAsync(subscription.Queue, cloudEvent, cancellationToken);
                delivered.Add(subscription.Name);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogUndelivered(exception, article.Id, subscription.Name);
                faults.Add(new InvalidOperationException($"Subscription '{subscription.Name}' (queue '{subscription.Queue}'): {exception.Message}", exception));
            }
        }

        await ledger.UpdateAsync(article.Id, known, entry => Published(entry, article, delivered, complete: faults.Count == 0), cancellationToken);
        if (faults.Count > 0)
        {
            throw new AggregateException("Not every subscriber could be reached; the rest have their event.", faults);
        }

        LogPublished(article.Id, delivered.Count);
    }

    private LedgerEntry? Published(LedgerEntry? entry, EnrichedArticle article, IReadOnlyCollection<string> delivered, bool complete)
    {
        if (entry?.Sequence > article.Sequence)
        {
            return null;
        }

        var row = (entry ?? new LedgerEntry { Id = article.Id, Name = article.Name, Part = article.Part, Stage = ArticleStage.Enriched }) with
        {
            Revision = article.Revision,
            Sequence = article.Sequence,
            Title = article.Title,
            CleanerVersion = article.CleanerVersion,
            CleanedAt = article.CleanedAt,
            EnricherVersion = article.EnricherVersion,
            EnrichedAt = article.EnrichedAt,
            TextRecords = article.TextRecords,
            Features = FeatureVersions.Format(article.Features),
            Delivered = [.. delivered.Order(StringComparer.Ordinal)],
        };
        return !complete
            ? row
            : row with
            {
                Stage = ArticleStage.Published,
                PublisherVersion = Version,
                IndexVersion = SearchDocument.Version,
                PublishedAt = time.GetUtcNow(),
                Attempts = 0,
                Reason = null,
                FailedIn = null,
            };
    }

    private static PipelineVersion VersionOf(EnrichedArticle article) => new(article.CleanerVersion, article.EnricherVersion, Version);

    private static bool IsDone(LedgerEntry? entry, EnrichedArticle article) =>
        entry is { Stage: ArticleStage.Published, PublisherVersion: Version, IndexVersion: SearchDocument.Version } && IsSame(entry, article);

    private static bool IsSame([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry is not null
        && entry.Sequence == article.Sequence
        && entry.CleanerVersion == article.CleanerVersion
        && entry.EnricherVersion == article.EnricherVersion;

    [LoggerMessage(EventId = 30, Level = LogLevel.Debug, Message = "Article {ArticleId}: nothing to publish (superseded, gone or done).")]
    private partial void LogSkipped(ArticleId articleId);

    [LoggerMessage(EventId = 32, Level = LogLevel.Information, Message = "Article {ArticleId} published: in the index and in {Subscribers} subscribers' queues.")]
    private partial void LogPublished(ArticleId articleId, int subscribers);

    [LoggerMessage(EventId = 31, Level = LogLevel.Warning, Message = "Article {ArticleId}: no event for subscription {Subscription}; it is tried again.")]
    private partial void LogUndelivered(Exception exception, ArticleId articleId, string subscription);
}
