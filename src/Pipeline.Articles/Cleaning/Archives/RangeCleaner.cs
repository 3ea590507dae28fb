using System.Collections.Concurrent;
using Articles.Extraction.Formats.WebArchives.Records;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Cleans the pages of a range, some at a time, and records after each time how far it is: a run that dies goes on there. Two runs over one
/// range end in the same articles, and the counts are those of the first that records them.
/// </summary>
public sealed class RangeCleaner(
    PageCleaner pages, StageHandover<CleanedArticle> handover, IArchiveRanges ranges, ExpansionLimits limits,
    IOptions<ReadingOptions> options)
{
    private const int Parallelism = 8;

    /// <summary>Cleans the pages up to the next checkpoint, or to the end of the range.</summary>
    /// <param name="reading">The range, being read.</param>
    /// <param name="file">The archive.</param>
    /// <param name="row">The archive's row.</param>
    /// <param name="stale">Collects the rows of articles that must be made again.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>The range as it is now stored; null if another run has gone on with it.</returns>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit.</exception>
    internal async Task<StoredRange?> CleanAsync(
        RangeReading reading, DroppedFile file, LedgerEntry row, ICollection<LedgerEntry> stale, CancellationToken cancellationToken)
    {
        var batch = await Task.Run(() => reading.Next(limits.CheckpointPages, limits.CheckpointBytes), cancellationToken);
        var counter = new ContentsCounter();
        var found = new ConcurrentBag<LedgerEntry>();
        var directUntil = handover.Deadline;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batch, parallel, async (page, token) =>
        {
            var others = new List<LedgerEntry>();
            foreach (var (_, outcome) in await pages.CleanAsync(page, file, row, others, directUntil, token))
            {
                counter.Add(outcome);
            }

            others.ForEach(found.Add);
        });
        foreach (var other in found)
        {
            stale.Add(other);
        }

        var range = reading.Advance(counter.ToContents());
        var etag = await ranges.TryWriteAsync(row.Id, row.Revision, range, reading.ETag, cancellationToken);
        return etag is null ? null : reading.Stored(etag);
    }

    /// <summary>Opens a range where it stands.</summary>
    internal RangeReading Open(StoredRange stored, DroppedFile file)
    {
        file.Content.Position = 0;
        return new RangeReading(
            WebArchive.OpenBehind(file.Content, RecordPlace.Parse(stored.Range.Position ?? stored.Range.After), options.Value)
                ?? throw new InvalidDataException("The archive does not begin as one."),
            stored);
    }
}
