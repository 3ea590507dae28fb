using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing.Withdrawing;

/// <summary>
/// Takes back what is no more: the articles of a file that was removed from the drop zone, or one whose new revision was rejected. First the
/// row says so, then the article leaves the index, the stores and its story, then its subscribers are told, and last the row that they were. Each step may run
/// twice or be the last before a crash: what is left to do is in the row (<see cref="LedgerEntry.IsToBeWithdrawn"/>). The row stays, so that the sequence of a later
/// drop goes on rising. A message is a hint only: a file that is back in the drop zone wins.
/// </summary>
public sealed partial class WithdrawalStep(
    IDropZone dropZone,
    IArticleParts parts,
    IDocumentStore<CleanedArticle> cleanedArticles,
    IDocumentStore<EnrichedArticle> enrichedArticles,
    ISearchIndex index,
    DuplicateFinder duplicates,
    CleaningStep cleaning,
    ISubscriptions subscriptions,
    Deliveries deliveries,
    EventFactory events,
    IPointerQueue queue,
    IWithdrawalQueue withdrawals,
    ILedger ledger,
    FailureLog failures,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<WithdrawalStep> logger)
{
    private const string Stage = "WithdrawArticle";
    private const int Parallelism = 8;

    private static readonly RejectionReason Removed = new("removed", "The file was removed from the drop zone.");
    private static readonly RejectionReason FileRejected = new("rejected", "The file that held the article was rejected.");

    /// <summary>Looks what has to be withdrawn, and withdraws it.</summary>
    /// <param name="request">What to look at.</param>
    /// <param name="cancellationToken">Gives up; the host tries again later.</param>
    public Task RunAsync(WithdrawalRequest request, CancellationToken cancellationToken) => failures.RunAsync(
        Stage, request.ArticleId ?? ArticleId.FromName(request.Name), name: null, token => LookAsync(request, token), cancellationToken);

    private async Task LookAsync(WithdrawalRequest request, CancellationToken cancellationToken)
    {
        var isGone = await dropZone.FindETagAsync(request.Name, cancellationToken) is null;
        var isOver = isGone || request.ArticleId is null
            ? await WithdrawFileAsync(request, isGone, cancellationToken)
            : await SettleAsync(await ledger.FindAsync(request.ArticleId.Value, cancellationToken), request, cancellationToken);
        if (isOver)
        {
            return;
        }

        if (request.Attempt + 1 >= options.Value.MaxAttempts)
        {
            LogGivenUp(request.ArticleId ?? ArticleId.FromName(request.Name));
            return;
        }

        await withdrawals.SendAsync(request with { Attempt = request.Attempt + 1 }, options.Value.DelayOf(request.Attempt), cancellationToken);
    }

    /// <returns>Whether nothing is left to do.</returns>
    private async Task<bool> WithdrawFileAsync(WithdrawalRequest request, bool isGone, CancellationToken cancellationToken)
    {
        var file = ArticleId.FromName(request.Name);
        var row = await ledger.FindAsync(file, cancellationToken);
        if (isGone)
        {
            row = await MarkAsync(row, Removed, cancellationToken);
        }

        // Parts of a file that is back may be live again: only those that were marked before are gone on with.
        var reason = isGone ? Removed : row is { Stage: ArticleStage.Rejected } ? FileRejected : null;
        var unfinished = 0;
        if (isGone || row is { IsToBeWithdrawn: true, Parts: > 0, Stage: not ArticleStage.Expanded })
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(parts.ListAsync(file, cancellationToken), parallel, async (id, token) =>
            {
                var part = await ledger.FindAsync(id, token);
                part = reason is null ? part : await MarkAsync(part, reason, token);
                if (!await SettleAsync(part, request, token))
                {
                    Interlocked.Increment(ref unfinished);
                }
            });
        }

        return unfinished == 0 && await SettleAsync(row, request, cancellationToken);
    }

    /// <summary>Puts on record that an article is no more, unless somebody else has changed its row meanwhile.</summary>
    private async Task<LedgerEntry?> MarkAsync(LedgerEntry? known, RejectionReason reason, CancellationToken cancellationToken)
    {
        if (known is null or { Stage: ArticleStage.Withdrawn })
        {
            return known;
        }

        return await ledger.UpdateAsync(
            known.Id,
            known,
            entry => entry is null || entry.Stage == ArticleStage.Withdrawn || entry.Sequence != known.Sequence || entry.SourceETag != known.SourceETag
                ? null
                : entry with
                {
                    Stage = ArticleStage.Withdrawn,
                    Sequence = entry.Sequence + 1,
                    Revision = default,
                    SourceETag = null,
                    WithdrawnAt = time.GetUtcNow(),
                    Delivered = [],
                    Attempts = 0,
                    Reason = reason,
                    FailedIn = null,
                },
            cancellationToken);
    }

    /// <summary>Takes back what an article that is no more has left. Of one that is live nothing is taken.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    private async Task<bool> SettleAsync(LedgerEntry? row, WithdrawalRequest request, CancellationToken cancellationToken)
    {
        if (row is null || !(row.IsToBeWithdrawn || row.Stage is ArticleStage.Withdrawn or ArticleStage.Rejected))
        {
            return true;
        }

        await index.DeleteAsync([row.Id], cancellationToken);
        await DeleteOlderAsync(cleanedArticles, row, cancellationToken);
        await DeleteOlderAsync(enrichedArticles, row, cancellationToken);
        if (await duplicates.ReleaseAsync(row.Id, cancellationToken) is { } heir)
        {
            await cleaning.RenewAsync(heir, cancellationToken);
        }

        await duplicates.ForgetAsync(row.Id, cancellationToken);
        var report = await TellAsync(row, request, cancellationToken);
        var left = row.Recipients.Intersect(subscriptions.Current.Select(subscription => subscription.Name)).Except(report.Sent).ToList();
        var after = await ledger.UpdateAsync(row.Id, row, entry => Settled(entry, row, left, report), cancellationToken);
        await RepairAsync(row, after, cancellationToken);
        if (left.Count == 0)
        {
            LogWithdrawn(row.Id, report.Sent.Count);
        }

        return left.Count == 0;
    }

    private async Task<DeliveryReport> TellAsync(LedgerEntry row, WithdrawalRequest request, CancellationToken cancellationToken)
    {
        var reason = row is { Stage: ArticleStage.Rejected } or { Reason.Code: "rejected" } ? WithdrawalReason.Rejected : WithdrawalReason.Removed;
        var told = subscriptions.Current.Where(subscription => row.Recipients.Contains(subscription.Name)).Select(subscription => new Delivery(
            subscription,
            events.CreateWithdrawn(
                new WithdrawnEvent
                {
                    ArticleId = row.Id,
                    Sequence = row.Sequence,
                    PipelineVersion = new PipelineVersion(row.CleanerVersion, row.EnricherVersion, row.PublisherVersion).ToString(),
                    Subscription = subscription.Name,
                    Name = row.Name,
                    Reason = reason,
                },
                row.WithdrawnAt ?? row.CleanedAt,
                request.TraceParent)));
        return await deliveries.SendAsync(row.Id, [.. told], cancellationToken);
    }

    private static LedgerEntry? Settled(LedgerEntry? entry, LedgerEntry row, List<string> left, DeliveryReport report)
    {
        if (entry is null || entry.Sequence != row.Sequence || entry.Stage != row.Stage)
        {
            return null;
        }

        return left.Count > 0
            ? entry with { Recipients = left, Attempts = entry.Attempts + 1, Reason = Undelivered(entry, report) }
            : entry with
            {
                Recipients = [],
                CleanETag = null,
                Parts = row.Stage == ArticleStage.Expanded ? entry.Parts : 0,
                EnricherVersion = 0,
                PublisherVersion = 0,
                IndexVersion = 0,
                EnrichedAt = null,
                PublishedAt = null,
                Delivered = [],
                ClusterId = null,
                DuplicateOf = null,
                Attempts = 0,
                FailedIn = null,
            };
    }

    // The code says why it was withdrawn, and stays; so does a rejection.
    private static RejectionReason? Undelivered(LedgerEntry entry, DeliveryReport report) => entry is { Stage: ArticleStage.Withdrawn, Reason: { } reason }
        ? reason with { Message = $"Not every subscriber could be told yet. {string.Join(' ', report.Faults)}" }
        : entry.Reason;

    /// <summary>The file came back while this was at work, and its article may have been in the index already: then it is put there once more.</summary>
    private async Task RepairAsync(LedgerEntry row, LedgerEntry? after, CancellationToken cancellationToken)
    {
        if (after is null || after.Sequence == row.Sequence || after.PublisherVersion == 0)
        {
            return;
        }

        var again = await ledger.UpdateAsync(
            row.Id,
            after,
            entry => entry is { Stage: ArticleStage.Published or ArticleStage.Enriched, PublisherVersion: > 0 }
                ? entry with { Stage = ArticleStage.Enriched, PublisherVersion = 0 }
                : null,
            cancellationToken);
        if (again is { Stage: ArticleStage.Enriched })
        {
            await queue.SendAsync(StorageNames.ToPublish, new ArticlePointer(again.Id, again.Revision), TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>Deletes a document that is older than the withdrawal; one of a file that came back stays.</summary>
    private static async Task DeleteOlderAsync<TDocument>(IDocumentStore<TDocument> documents, LedgerEntry row, CancellationToken cancellationToken)
        where TDocument : ArticleDocument
    {
        if (await documents.ReadAsync(row.Id, cancellationToken) is { } stored && stored.Document.Sequence < row.Sequence)
        {
            await documents.DeleteAsync(row.Id, stored.ETag, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 45, Level = LogLevel.Information, Message = "Article {ArticleId} withdrawn: out of the index, and {Subscribers} subscribers told.")]
    private partial void LogWithdrawn(ArticleId articleId, int subscribers);

    [LoggerMessage(EventId = 46, Level = LogLevel.Error, Message = "Article {ArticleId}: not every subscriber could be told that it was withdrawn. Re-processing tries again.")]
    private partial void LogGivenUp(ArticleId articleId);
}
