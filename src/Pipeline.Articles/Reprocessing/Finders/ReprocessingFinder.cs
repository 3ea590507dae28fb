using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Finds articles that have to be reprocessed. The ledger is read by stage, by version and by time, so current articles cost nothing. Only
/// files that were dropped since the last complete listing are compared with the inbox. Only an operator's filters
/// (<see cref="AskedAsync"/>) read all rows.
/// </summary>
internal sealed class ReprocessingFinder(
    ILedger ledger, ILedgerQueries queries, IInboxReader files, IInboxListing inbox, StageVersions versions,
    IOptions<ReprocessingOptions> options, IOptions<EnrichmentOptions> enrichment, TimeProvider time)
{
    private const int BatchSize = 16;

    private static readonly ArticleStage[] Settled = [ArticleStage.Published, ArticleStage.Rejected, ArticleStage.Expanded];

    // Longer than the host's five tries with ten seconds between them, assuming short calls.
    private static readonly TimeSpan HostRetries = TimeSpan.FromMinutes(2);

    // Clocks differ, and a listing may lag behind a write.
    private static readonly TimeSpan ListingMargin = TimeSpan.FromHours(1);

    /// <summary>Failed articles: all of them, or only those that the host no longer retries and that no operator has to look at.</summary>
    public IAsyncEnumerable<Finding> FailedAsync(ReprocessingCheckpoint checkpoint, bool all, CancellationToken cancellationToken)
    {
        var range = all
            ? StageRange.In(ArticleStage.Failed)
            : StageRange.WaitingSinceBefore(ArticleStage.Failed, time.GetUtcNow() - HostRetries);
        return LookAsync(
            queries.ListAsync(range, checkpoint.Failed, cancellationToken),
            (row, entry) => new Finding(
                entry,
                entry.Stage == ArticleStage.Failed && (all || IsWorthARound(entry)) ? Request(entry, ReprocessingCause.Failed) : null,
                checkpoint with { Failed = row.Key }),
            cancellationToken);
    }

    /// <summary>Articles that have waited in a stage for longer than their message can be hidden.</summary>
    public IAsyncEnumerable<Finding> StuckAsync(ReprocessingCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow() - options.Value.StuckAfter;
        StageRange[] ranges =
        [
            StageRange.WaitingSinceBefore(ArticleStage.Cleaned, limit),
            StageRange.WaitingSinceBefore(ArticleStage.Enriched, limit),
            StageRange.WaitingSinceBefore(ArticleStage.Expanding, limit),
        ];
        return LookAsync(
            ListAsync(ranges, checkpoint.Stuck, cancellationToken),
            (row, entry) => new Finding(
                entry,
                entry.Stage == row.Stage && !IsDeferred(entry) ? Request(entry, ReprocessingCause.Stuck) : null,
                checkpoint with { Stuck = row.Key }),
            cancellationToken);
    }

    /// <summary>Articles made by other versions. For a file that holds several articles, the file's own row covers them all.</summary>
    public IAsyncEnumerable<Finding> StaleAsync(ReprocessingCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        StageRange[] ranges = [.. Settled.SelectMany(stage => StageRange.MadeByOthers(stage, versions))];
        return LookAsync(
            ListAsync(ranges, checkpoint.Versions == versions ? checkpoint.Stale : null, cancellationToken),
            (row, entry) => new Finding(
                entry,
                Staleness.EarliestStale(entry, versions) is not { } stage || (stage == ArticleStage.Cleaned && IsCoveredByFile(entry))
                    ? null
                    : Request(entry, ReprocessingCause.Stale),
                checkpoint with { Stale = row.Key, Versions = versions }),
            cancellationToken);
    }

    /// <summary>Files in the inbox in a version that has no row.</summary>
    public async IAsyncEnumerable<Finding> UnseenAsync(
        ReprocessingCheckpoint checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var passed = checkpoint.Listing is null ? checkpoint with { ListingSince = now } : checkpoint;
        var from = StartOfUnseen(passed, options.Value);
        var to = now - options.Value.StuckAfter;
        var marker = passed.Listing;
        do
        {
            var page = await inbox.ListAsync(marker, cancellationToken);
            var dropped = page.Files.Where(file => (from is null || file.DroppedAt >= from) && file.DroppedAt < to);
            foreach (var batch in dropped.Chunk(BatchSize))
            {
                var entries = await Task.WhenAll(batch.Select(file => ledger.FindAsync(ArticleId.FromName(file.Name), cancellationToken)));
                foreach (var (file, entry) in batch.Zip(entries))
                {
                    if (entry?.SourceETag != file.ETag && entry?.Stage != ArticleStage.Failed)
                    {
                        var request = new ReprocessingRequest(
                            ArticleId.FromName(file.Name), entry?.Revision
                                ?? default, file.Name, ArticleStage.Cleaned, ReprocessingCause.Unseen);
                        yield return new Finding(entry, request, passed);
                    }
                }
            }

            marker = page.Next;
            passed = marker is null
                ? passed with { Listing = null, ListedAt = passed.ListingSince, ListingSince = null }
                : passed with { Listing = marker };
            yield return new Finding(null, null, passed);
        }
        while (marker is not null);
    }

    /// <summary>
    /// Articles without a file, and unfinished withdrawals. Each row is checked in turn, over as many runs as needed. Usually Event Grid or
    /// the local host has reported a removal, and this only catches missed ones.
    /// </summary>
    public async IAsyncEnumerable<Finding> RemovedAsync(
        ReprocessingCheckpoint checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArticleStage[] stages = [.. Settled, ArticleStage.Withdrawn, ArticleStage.Embargoed, ArticleStage.Expanding];
        StageRange[] ranges = [.. stages.Select(StageRange.In)];
        var rows = ListAsync(ranges, checkpoint.Removed, cancellationToken);
        await foreach (var batch in rows.Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            var found = await Task.WhenAll(batch.Select(row => RemovedAsync(row.Id, cancellationToken)));
            foreach (var (row, (entry, from)) in batch.Zip(found))
            {
                var request = from is { } stage
                    ? new ReprocessingRequest(entry!.Id, entry.Revision, entry.Name, stage, ReprocessingCause.Removed)
                    : null;
                yield return new Finding(entry, request, checkpoint with { Removed = row.Key });
            }
        }
    }

    /// <summary><see cref="UnseenAsync"/> checks files dropped from this time on; null for all files.</summary>
    public static DateTimeOffset? StartOfUnseen(ReprocessingCheckpoint checkpoint, ReprocessingOptions options) =>
        checkpoint.ListedAt - options.StuckAfter - ListingMargin;

    /// <summary>Begins to gather the requests for pages of crawl archives.</summary>
    public ArchiveRequests BeginArchives() => new(ledger);

    /// <summary>All articles in any state: a full scan, for an operator's filters.</summary>
    public async IAsyncEnumerable<Finding> AskedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in ledger.ListAsync(cancellationToken))
        {
            yield return new Finding(
                entry, new ReprocessingRequest(entry.Id, entry.Revision, entry.Name, ArticleStage.Cleaned, ReprocessingCause.Asked),
                new ReprocessingCheckpoint());
        }
    }

    private async IAsyncEnumerable<Finding> LookAsync(
        IAsyncEnumerable<StageRow> rows, Func<StageRow, LedgerEntry, Finding> judge,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in rows.Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            var entries = await Task.WhenAll(batch.Select(row => ledger.FindAsync(row.Id, cancellationToken)));
            foreach (var (row, entry) in batch.Zip(entries))
            {
                if (entry is not null)
                {
                    yield return judge(row, entry);
                }
            }
        }
    }

    /// <summary>The rows of ranges in key order, after a position.</summary>
    private async IAsyncEnumerable<StageRow> ListAsync(
        StageRange[] ranges, string? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = position is null ? -1 : Array.FindIndex(ranges, range => range.Contains(position));
        for (var index = Math.Max(start, 0); index < ranges.Length; index++)
        {
            await foreach (var row in queries.ListAsync(ranges[index], index == start ? position : null, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <returns>The row, and the stage to restart from; null if it is current.</returns>
    private async Task<(LedgerEntry? Entry, ArticleStage? From)> RemovedAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(id, cancellationToken);
        return entry switch
        {
            null => (null, null),
            { IsToBeWithdrawn: true, StageAt: var since } when since < time.GetUtcNow() - options.Value.StuckAfter =>
                (entry, ArticleStage.Withdrawn),
            { IsToBeWithdrawn: true } => (entry, null),
            { Stage: ArticleStage.Withdrawn } or { Part: not null } => (entry, null),
            _ when await files.FindETagAsync(entry.Name, cancellationToken) is null => (entry, ArticleStage.Withdrawn),
            _ => (entry, IsToBeRefused(entry) ? ArticleStage.Cleaned : null),
        };
    }

    /// <summary>Whether a version that accepted any name read the file, perhaps from another container: cleaning now rejects it.</summary>
    private static bool IsToBeRefused(LedgerEntry entry) =>
        !InboxName.IsAllowed(entry.Name) && entry.Reason?.Code != InboxName.RejectionCode && entry.Id == ArticleId.FromName(entry.Name);

    /// <summary>Whether the run over its file cleans it. A page of a crawl archive that was marked is cleaned by itself.</summary>
    private static bool IsCoveredByFile(LedgerEntry entry) =>
        entry.Part is not null && entry is not { Item.Place: not null, CleanerVersion: 0 };

    private ReprocessingRequest Request(LedgerEntry entry, ReprocessingCause cause) =>
        new(entry.Id, entry.Revision, entry.Name, Staleness.EarliestStale(entry, versions) ?? ArticleStage.Published, cause);

    /// <summary>Whether another try may succeed. A subscriber's queue that was down for hours is not the article's fault.</summary>
    private bool IsWorthARound(LedgerEntry entry) =>
        entry.Attempts < options.Value.GiveUpAfter || entry.Reason?.Code == DeliveryReport.Undelivered;

    /// <summary>
    /// Whether a copy of its message may still be hidden: enrichment defers an article for hours when the service is unavailable, to the
    /// next day when the day's text records are spent, and publishing defers events that a subscriber's queue did not accept.
    /// </summary>
    private bool IsDeferred(LedgerEntry entry) =>
        entry.Reason?.Code is EnrichmentStep.Deferred or DeliveryReport.Undelivered
        && entry.StageAt > time.GetUtcNow() - options.Value.StuckAfter - TimeSpan.FromDays(1) - (2 * enrichment.Value.MaxDeferral);
}
