using Articles.Extraction.Formats.WebArchives.Records;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Finds where a range of an archive ends, without cleaning anything, so that the range behind it can be cleaned at the same time. Only a
/// reading from record to record tells where a record begins: what looks like one may be the content of another.
/// </summary>
public sealed class RangePlanner(
    IExpansionQueue queue, IArchiveRanges ranges, ExpansionLimits limits, IOptions<ReadingOptions> options)
{
    /// <summary>Plans a range, and sends the message of the one behind it.</summary>
    /// <param name="request">The range.</param>
    /// <param name="row">The archive's row.</param>
    /// <param name="file">The archive.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>The range; null if another run has just planned it.</returns>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit.</exception>
    internal async Task<StoredRange?> PlanAsync(
        ExpansionRequest request, LedgerEntry row, DroppedFile file, CancellationToken cancellationToken)
    {
        var (last, expanded) = await Task.Run(() => FindLast(request, file, cancellationToken), cancellationToken);
        var range = new ArchiveRange { Number = request.Range, After = request.After, Last = last?.Format(), Expanded = expanded };
        if (range.Last is { } end)
        {
            await queue.SendAsync(
                request with { Range = request.Range + 1, After = end, Expanded = expanded }, TimeSpan.Zero, cancellationToken);
        }

        return await ranges.TryWriteAsync(row.Id, row.Revision, range, expectedETag: null, cancellationToken) is { } etag
            ? new StoredRange(range, etag)
            : await ranges.FindAsync(row.Id, row.Revision, request.Range, cancellationToken);
    }

    private (RecordPlace? Last, long Expanded) FindLast(
        ExpansionRequest request, DroppedFile file, CancellationToken cancellationToken)
    {
        file.Content.Position = 0;
        using var archive = WebArchive.OpenBehind(
            file.Content, RecordPlace.Parse(request.After), options.Value, request.Expanded);
        var bytes = 0L;
        for (var pages = 0; pages < limits.RangePages && bytes < limits.RangeBytes; pages++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (archive?.Skip() is not { } length)
            {
                return (null, archive?.Expanded ?? 0);
            }

            bytes += length;
        }

        return (archive!.Place, archive.Expanded);
    }
}
