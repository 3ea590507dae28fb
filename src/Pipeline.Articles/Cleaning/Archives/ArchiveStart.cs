using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Begins runs over crawl archives. A run is a chain of messages, one for each range of records (<see cref="ExpansionStep"/>): an archive
/// of any size fits no single invocation, and several instances share it.
/// </summary>
public sealed class ArchiveStart(
    IExpansionQueue queue, IArchiveRanges ranges, ILedger ledger, CleanerVersion version, IOptions<ReadingOptions> options,
    TimeProvider time)
{
    // Longer than any run of a range takes between two checkpoints.
    private static readonly TimeSpan StandstillLimit = TimeSpan.FromMinutes(10);

    /// <summary>Begins a run over an archive.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="known">Its row; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    /// <returns>False if the row was changed meanwhile: the file must be read again.</returns>
    /// <exception cref="ArticleRejectedException">It is larger than <see cref="ReadingOptions.MaxArchiveBytes"/>.</exception>
    internal async Task<bool> BeginAsync(DroppedFile file, LedgerEntry? known, CancellationToken cancellationToken)
    {
        if (file.Length > options.Value.MaxArchiveBytes)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The archive has {file.Length:N0} bytes; at most {options.Value.MaxArchiveBytes:N0} are read. Split it, or raise ")
                + "Reading:MaxArchiveBytes.");
        }

        var now = time.GetUtcNow();
        var origin = new ArticleOrigin(ArticleId.FromName(file.Name), file.Name, Part: null);
        var revision = Revision.Of(Encoding.UTF8.GetBytes($"{file.ETag}\n{now:O}\n{Guid.NewGuid()}"));

        // The message comes first, as in every stage; it waits for the row.
        await queue.SendAsync(
            new ExpansionRequest(file.Name, revision, TraceParent: Activity.Current?.Id), TimeSpan.Zero, cancellationToken);
        var run = new CleaningRun(file.ETag, version.Value, now);
        var row = await ledger.UpdateAsync(
            origin.Id, known, entry => entry.Expanding(known, origin, revision, file.Length, run), cancellationToken);
        if (!row.IsExpandingIn(revision))
        {
            return false;
        }

        await ranges.DeleteAsync(origin.Id, revision, cancellationToken);
        return true;
    }

    /// <summary>Continues a run that has stood still for long, or failed: the messages of its open ranges are sent again.</summary>
    internal async Task ResumeAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        if (row.Stage == ArticleStage.Expanding && row.StageAt > time.GetUtcNow() - StandstillLimit)
        {
            return;
        }

        var planned = await ranges.ListAsync(row.Id, row.Revision, cancellationToken)
            .ToDictionaryAsync(range => range.Number, cancellationToken: cancellationToken);
        var (number, after, expanded) = (0, (string?)null, 0L);
        for (; planned.TryGetValue(number, out var range); number++)
        {
            if (!range.IsDone)
            {
                await SendAsync(row, number, after, expanded, cancellationToken);
            }

            if (range.Last is null)
            {
                return;
            }

            (after, expanded) = (range.Last, range.Expanded);
        }

        await SendAsync(row, number, after, expanded, cancellationToken);
    }

    private Task SendAsync(
        LedgerEntry row, int number, string? after, long expanded, CancellationToken cancellationToken) => queue.SendAsync(
        new ExpansionRequest(row.Name, row.Revision, number, after, expanded, TraceParent: Activity.Current?.Id), TimeSpan.Zero,
        cancellationToken);
}
