using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Finds what has to be reprocessed. The ledger is read by stage, by version and by time, so what is as it should be costs nothing; of the
/// inbox only what was dropped since the last complete listing is compared. Only an operator's filters (<see cref="AskedAsync"/>) read all
/// rows.
/// </summary>
internal sealed class ReprocessingFinder(
    ILedger ledger, ILedgerQueries queries, IInboxReader files, IInboxListing inbox, StageVersions versions,
    IOptions<ReprocessingOptions> options, IOptions<EnrichmentOptions> enrichment, TimeProvider time)
{
    private const int BatchSize = 16;

    private static readonly ArticleStage[] Settled = [ArticleStage.Published, ArticleStage.Rejected, ArticleStage.Expanded];

    // Longer than the host's five tries with their ten seconds between take, short calls assumed.
    private static readonly TimeSpan HostRetries = TimeSpan.FromMinutes(2);

    // Clocks differ, and a listing may lag behind a write.
    private static readonly TimeSpan ListingMargin = TimeSpan.FromHours(1);

    /// <summary>What failed: all of it, or only what the host no longer retries and no operator has to look at.</summary>
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

    /// <summary>What waits in a stage for longer than its message can be hidden.</summary>
    public IAsyncEnumerable<Finding> StuckAsync(ReprocessingCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow() - options.Value.StuckAfter;
        StageRange[] ranges =
            [StageRange.WaitingSinceBefore(ArticleStage.Cleaned, limit), StageRange.WaitingSinceBefore(ArticleStage.Enriched, limit)];
        return LookAsync(
            ListAsync(ranges, checkpoint.Stuck, cancellationToken),
            (row, entry) => new Finding(
                entry,
                entry.Stage == row.Stage && !IsDeferred(entry) ? Request(entry, ReprocessingCause.Stuck) : null,
                checkpoint with { Stuck = row.Key }),
            cancellationToken);
    }

    /// <summary>What other versions made. Of a file that holds several articles its own row brings them all.</summary>
    public IAsyncEnumerable<Finding> StaleAsync(ReprocessingCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        StageRange[] ranges = [.. Settled.SelectMany(stage => StageRange.MadeByOthers(stage, versions))];
        return LookAsync(
            ListAsync(ranges, checkpoint.Versions == versions ? checkpoint.Stale : null, cancellationToken),
            (row, entry) => new Finding(
                entry,
                Staleness.EarliestStale(entry, versions) is not { } stage || (stage == ArticleStage.Cleaned && entry.Part is not null)
                    ? null
                    : Request(entry, ReprocessingCause.Stale),
                checkpoint with { Stale = row.Key, Versions = versions }),
            cancellationToken);
    }

    /// <summary>What lies in the inbox in a version that no row knows.</summary>
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
    /// What has no file any more, and what was withdrawn and not taken back everywhere. Each row is looked at in its turn, over as many
    /// runs as that takes: mostly somebody told (Event Grid, the local host), and this only catches what was missed.
    /// </summary>
    public async IAsyncEnumerable<Finding> RemovedAsync(
        ReprocessingCheckpoint checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StageRange[] ranges = [.. Settled.Append(ArticleStage.Withdrawn).Append(ArticleStage.Embargoed).Select(StageRange.In)];
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

    /// <summary>What was dropped from this time on is looked at by <see cref="UnseenAsync"/>; null for everything.</summary>
    public static DateTimeOffset? StartOfUnseen(ReprocessingCheckpoint checkpoint, ReprocessingOptions options) =>
        checkpoint.ListedAt - options.StuckAfter - ListingMargin;

    /// <summary>Everything, whatever its state: a full scan, for an operator's filters.</summary>
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

    /// <summary>The rows of ranges that are in the order of their keys, from after a position on.</summary>
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

    /// <returns>The row, and from which stage it has to be taken up; null when it stands as it is.</returns>
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

    /// <summary>Whether it was read by a version that took any name, perhaps out of another container: cleaning rejects it now.</summary>
    private static bool IsToBeRefused(LedgerEntry entry) =>
        !InboxName.IsAllowed(entry.Name) && entry.Reason?.Code != InboxName.RejectionCode && entry.Id == ArticleId.FromName(entry.Name);

    private ReprocessingRequest Request(LedgerEntry entry, ReprocessingCause cause) =>
        new(entry.Id, entry.Revision, entry.Name, Staleness.EarliestStale(entry, versions) ?? ArticleStage.Published, cause);

    /// <summary>Whether it may go better this time. A subscriber's queue that was down for hours is no fault of the article.</summary>
    private bool IsWorthARound(LedgerEntry entry) =>
        entry.Attempts < options.Value.GiveUpAfter || entry.Reason?.Code == DeliveryReport.Undelivered;

    /// <summary>
    /// Whether a copy of its message may still be hidden: enrichment defers an article for hours when the service is unavailable, to the
    /// next day when the day's text records are spent, and publishing puts off what a subscriber's queue did not take.
    /// </summary>
    private bool IsDeferred(LedgerEntry entry) =>
        entry.Reason?.Code is EnrichmentStep.Deferred or DeliveryReport.Undelivered
        && entry.StageAt > time.GetUtcNow() - options.Value.StuckAfter - TimeSpan.FromDays(1) - (2 * enrichment.Value.MaxDeferral);
}
