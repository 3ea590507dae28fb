using System.Diagnostics.CodeAnalysis;
using Articles.Extraction.Cleaning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// The last stage: an enriched document goes into the search index and, as an event, into the queue of each subscription whose
/// filter matches; subscriptions that had an earlier revision and do not match this one are told that theirs no longer stands. Deliveries
/// are at least once; a redelivery carries the same event id. One subscriber's fault stops no other's: what could not be delivered comes
/// back later, alone, after ever longer waits, and in the end stays on record for re-processing.
/// </summary>
public sealed partial class PublishingStep(
    IDocumentStore<EnrichedArticle> documents,
    IDocumentStore<CleanedArticle> cleaned,
    ISearchIndex index,
    IndexReconciler reconciler,
    ISubscriptions subscriptions,
    Deliveries deliveries,
    EventFactory events,
    ItemExpiry expiry,
    IPointerQueue queue,
    IWithdrawalQueue withdrawals,
    ILedger ledger,
    StageRunner runner,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<PublishingStep> logger)
{
    /// <summary>The version of what publishing writes; raising it makes the index and the events stale.</summary>
    public const int Version = 1;

    /// <summary>The code of the reason of an article that not every subscriber has its event of.</summary>
    public const string Undelivered = "undelivered";

    private const string Stage = "PublishArticle";
    private const int MaxReason = 2000;

    /// <summary>Publishes the article that the pointer names, if that is still its newest revision and not done yet.</summary>
    /// <param name="pointer">The message.</param>
    /// <param name="cancellationToken">Gives up; the host tries again later.</param>
    public Task RunAsync(ArticlePointer pointer, CancellationToken cancellationToken) =>
        runner.RunAsync(
            Stage, pointer.ArticleId, name: null, token =>
            PublishAsync(pointer, token), cancellationToken, StorageNames.ToPublish, pointer.TraceParent);

    private async Task PublishAsync(ArticlePointer pointer, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(pointer.ArticleId, cancellationToken);
        var stored = await documents.ReadAsync(pointer.ArticleId, cancellationToken);
        if (stored is null || stored.Document.Revision != pointer.Revision || IsDone(known, stored.Document))
        {
            LogSkipped(pointer.ArticleId);
            if (stored is null && IsOver(known))
            {
                // An earlier run over this message may have written to the index after the article was withdrawn, and died before it
                // looked.
                await reconciler.ReconcileAsync(pointer.ArticleId, force: false, cancellationToken);
            }

            return;
        }

        if (known is not null && stored.Document.Wire?.ExpiresAt is { } end && end <= time.GetUtcNow())
        {
            // It waited too long: for an embargo's end, or for a service.
            await expiry.ExpireAsync(known, stored.Document.Sequence, end, cancellationToken);
            return;
        }

        var isIndexed = IsIndexed(known, stored.Document);
        stored = isIndexed || IsOvertaken(known, stored.Document) ? stored : await IndexAsync(stored, known, cancellationToken);
        var article = stored.Document;
        if (article.IsEmbargoedAt(time.GetUtcNow()))
        {
            await EmbargoAsync(pointer, article, known, cancellationToken);
            return;
        }

        // Read once: who is told has to be who was written down before.
        var current = subscriptions.Current;
        var matching = current.Where(subscription => subscription.Matches(article)).ToList();
        var names = matching.ConvertAll(subscription => subscription.Name);
        var row = isIndexed && !names.Except(known!.Recipients).Any()
            ? known
            : await ledger.UpdateAsync(
                article.Id, known, entry => entry.Indexed(article, names, Version, SearchDocument.Version), cancellationToken);
        if (IsOvertaken(row, article))
        {
            await TakeBackAsync(row, cancellationToken);
            return;
        }

        await DeliverAsync(pointer, article, row!, known?.Recipients ?? [], current, matching, cancellationToken);
    }

    /// <summary>
    /// Writes to the index, then looks whether the document is still the newest: an older revision that was slow must not stand in
    /// the index after a newer one.
    /// </summary>
    /// <returns>The document that is in the index, or that an embargo keeps out of it.</returns>
    private async Task<StoredDocument<EnrichedArticle>> IndexAsync(
        StoredDocument<EnrichedArticle> stored, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var mayBeFound = known is not { Sequence: <= 1, IndexVersion: 0 };
        while (true)
        {
            if (!stored.Document.IsEmbargoedAt(time.GetUtcNow()))
            {
                mayBeFound = true;
                await index.UpsertAsync([SearchDocument.From(stored.Document)], cancellationToken);
            }
            else if (mayBeFound)
            {
                // An earlier revision must not be found either.
                await index.DeleteAsync([new IndexDeletion(stored.Document.Id, stored.Document.Sequence)], cancellationToken);
            }

            var current = await documents.FindETagAsync(stored.Document.Id, cancellationToken);
            if (current == stored.ETag || await documents.ReadAsync(stored.Document.Id, cancellationToken) is not { } newer)
            {
                return stored;
            }

            stored = newer;
        }
    }

    /// <summary>
    /// Keeps an article back that is under an embargo. Who has an earlier revision is told that it must not be used: under the number
    /// before this one's, so that this one is the newer when it comes.
    /// </summary>
    private async Task EmbargoAsync(
        ArticlePointer pointer, EnrichedArticle article, LedgerEntry? known, CancellationToken cancellationToken)
    {
        if (IsOvertaken(known, article))
        {
            await TakeBackAsync(known, cancellationToken);
            return;
        }

        var current = subscriptions.Current;
        var holders = current.Where(subscription => known?.Recipients.Contains(subscription.Name) == true);
        var now = time.GetUtcNow();
        var report = await deliveries.SendAsync(
            article.Id, [.. holders.Select(subscription => Embargoed(article, subscription, now))], cancellationToken);
        var isSpent = report.Faults.Count > 0 && pointer.Attempt + 1 >= options.Value.MaxAttempts;
        if (report.Faults.Count > 0 && !isSpent)
        {
            await DeferAsync(pointer, cancellationToken);
        }

        List<string> left = [.. (known?.Recipients ?? []).Intersect(current.Select(subscription => subscription.Name)).Except(report.Sent)];
        var row = await ledger.UpdateAsync(
            article.Id,
            known,
            entry => entry.Embargoed(article, left, ReasonOf(article.Embargo!)) is { } row && isSpent
                ? row.Undelivered(article.Sequence, new DeliveryRecord([], left), pointer.Attempt + 1, ReasonOf(report), failedIn: Stage)
                : entry.Embargoed(article, left, ReasonOf(article.Embargo!)),
            cancellationToken);
        if (IsOvertaken(row, article))
        {
            await TakeBackAsync(row, cancellationToken);
            return;
        }

        LogEmbargoed(article.Id, article.Embargo!.Until);
    }

    private static RejectionReason ReasonOf(DeliveryReport report) =>
        new(Undelivered, Excerpt.Of(string.Join(' ', report.Faults), MaxReason));

    private static RejectionReason ReasonOf(WireEmbargo embargo) => new(
        RejectionCodes.Embargoed,
        $"It is under embargo {PublicationGate.Describe(embargo)} "
        + (embargo.Until is null ? "Drop it again without the words, or a version without the embargo." : "It is published then."));

    private Delivery Embargoed(EnrichedArticle article, Subscription subscription, DateTimeOffset now) => new(
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

    /// <summary>The article was withdrawn or rejected while an older revision was on its way: what that one left is taken back.</summary>
    private async Task TakeBackAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        LogSkipped(row.Id);
        if (IsOver(row))
        {
            await withdrawals.SendAsync(
                new WithdrawalRequest(row.Name, row.Part is null ? null : row.Id), TimeSpan.Zero, cancellationToken);
        }
    }

    /// <param name="pointer">The message.</param>
    /// <param name="article">The article.</param>
    /// <param name="row">Its row, with everybody who is to get it among the recipients.</param>
    /// <param name="before">Who had some revision of it before.</param>
    /// <param name="current">The subscriptions that the row was written by.</param>
    /// <param name="matching">Those of them that it is for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task DeliverAsync(
        ArticlePointer pointer,
        EnrichedArticle article,
        LedgerEntry row,
        IReadOnlyList<string> before,
        IReadOnlyList<Subscription> current,
        IReadOnlyList<Subscription> matching,
        CancellationToken cancellationToken)
    {
        var matchingNames = matching.Select(subscription => subscription.Name).ToHashSet(StringComparer.Ordinal);
        var (due, superseded) =
            (matching.Where(subscription => !row.Delivered.Contains(subscription.Name)), Superseded(current, row, matchingNames));
        var content = ContentDigest.Of(article);
        var note = article.Wire is not null && matching.Any(subscription => subscription.EditorsNotes)
            ? EditorsNotes.Of(article, (await cleaned.ReadAsync(article.Id, cancellationToken))?.Document)
            : null;
        var report = await deliveries.SendAsync(
            article.Id,
            [.. due.Select(subscription => Enriched(article, content, note, subscription)),
                .. superseded.Select(subscription => Withdrawn(article, content, subscription))],
            cancellationToken);

        var delivered = row.Delivered.Union(report.Sent).Where(matchingNames.Contains).Order(StringComparer.Ordinal).ToList();
        var failing = superseded.Select(subscription => subscription.Name).Except(report.Sent);
        // Whom nothing has reached holds nothing; a subscription that is gone has no queue to be told in.
        List<string> holders = [.. delivered.Union(before.Where(matchingNames.Contains)).Union(failing).Order(StringComparer.Ordinal)];
        var isOver = report.Faults.Count == 0;
        var isSpent = !isOver && pointer.Attempt + 1 >= options.Value.MaxAttempts;
        if (!isOver && !isSpent)
        {
            await DeferAsync(pointer, cancellationToken);
        }

        var record = new DeliveryRecord(delivered, holders);
        var reason = ReasonOf(report);
        await ledger.UpdateAsync(
            article.Id,
            row,
            entry => isOver
                ? entry.Published(article.Sequence, record, time.GetUtcNow())
                : entry.Undelivered(article.Sequence, record, pointer.Attempt + 1, reason, failedIn: isSpent ? Stage : null),
            cancellationToken);
        if (isOver)
        {
            LogPublished(article.Id, delivered.Count);
        }
    }

    private static List<Subscription> Superseded(IReadOnlyList<Subscription> current, LedgerEntry row, HashSet<string> matching) =>
        [.. current.Where(subscription => row.Recipients.Contains(subscription.Name) && !matching.Contains(subscription.Name))];

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
        return new Delivery(subscription, events.CreateWithdrawn(data, content, article.EnrichedAt, article.TraceParent));
    }

    private async Task DeferAsync(ArticlePointer pointer, CancellationToken cancellationToken)
    {
        var delay = options.Value.DelayOf(pointer.Attempt);
        await queue.SendAsync(
            StorageNames.ToPublish, pointer with { Attempt = pointer.Attempt + 1, NotBefore = time.GetUtcNow() + delay }, delay,
            cancellationToken);
        LogDeferred(pointer.ArticleId, delay, pointer.Attempt + 1);
    }

    /// <summary>Whether a newer revision, a rejection or a withdrawal came in between.</summary>
    private static bool IsOvertaken([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry?.Supersedes(article.Sequence) == true;

    /// <summary>Whether the article is none any more.</summary>
    private static bool IsOver(LedgerEntry? entry) =>
        entry is { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded };

    private static bool IsIndexed([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry is { PublisherVersion: Version, IndexVersion: SearchDocument.Version, Stage: ArticleStage.Enriched or ArticleStage.Failed }
            && IsSame(entry, article);

    private static PipelineVersion VersionOf(EnrichedArticle article) => new(article.CleanerVersion, article.EnricherVersion, Version);

    private static bool IsDone(LedgerEntry? entry, EnrichedArticle article) =>
        entry is { Stage: ArticleStage.Published, PublisherVersion: Version, IndexVersion: SearchDocument.Version }
            && IsSame(entry, article);

    private static bool IsSame([NotNullWhen(true)] LedgerEntry? entry, EnrichedArticle article) =>
        entry is not null && article.IsRecordedIn(entry);

    [LoggerMessage(EventId = 30, Level = LogLevel.Debug, Message = "Article {ArticleId}: nothing to publish (superseded, gone or done).")]
    private partial void LogSkipped(ArticleId articleId);

    [LoggerMessage(
        EventId = 34, Level = LogLevel.Information, Message = "Article {ArticleId} is under an embargo until {Until}.")]
    private partial void LogEmbargoed(ArticleId articleId, DateTimeOffset? until);

    [LoggerMessage(
        EventId = 32, Level = LogLevel.Information, Message =
            "Article {ArticleId} published: in the index and in {Subscribers} subscribers' queues.")]
    private partial void LogPublished(ArticleId articleId, int subscribers);

    [LoggerMessage(
        EventId = 33, Level = LogLevel.Warning, Message =
            "Article {ArticleId}: what could not be delivered is deferred for {Delay} (attempt {Attempt}).")]
    private partial void LogDeferred(ArticleId articleId, TimeSpan delay, int attempt);
}
