using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Removals;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>
/// Asks the <see cref="RemovalGuard"/> about missing files, as many at once as a run checks: only many together distinguish an accident
/// from intended removals.
/// </summary>
internal sealed class GuardedFindings(RemovalGuard guard, IInboxListing inbox, IOptions<ReprocessingOptions> options, TimeProvider time)
{
    // The share of a run's time; the rest is for the findings.
    private const int TimeShare = 4;

    /// <summary>The same findings, in order; findings of held removals have no request.</summary>
    /// <param name="findings">The findings of a search.</param>
    /// <param name="isPreview">Whether nothing may be recorded.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<Finding> CheckAsync(
        IAsyncEnumerable<Finding> findings, bool isPreview, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Finding> batch = [];
        var started = time.GetTimestamp();
        await foreach (var finding in findings.WithCancellation(cancellationToken))
        {
            batch.Add(finding);
            if (batch.Count <= options.Value.MaxFilesLooked && time.GetElapsedTime(started) <= options.Value.MaxDuration / TimeShare)
            {
                continue;
            }

            foreach (var checkedOne in await CheckAsync(batch, isPreview, cancellationToken))
            {
                yield return checkedOne;
            }

            batch.Clear();
            started = time.GetTimestamp();
        }

        foreach (var checkedOne in await CheckAsync(batch, isPreview, cancellationToken))
        {
            yield return checkedOne;
        }
    }

    private async Task<IReadOnlyList<Finding>> CheckAsync(List<Finding> batch, bool isPreview, CancellationToken cancellationToken)
    {
        HashSet<string> gone = new(batch.Where(IsGone).Select(finding => finding.Request!.Name), StringComparer.Ordinal);
        if (gone.Count == 0)
        {
            return [.. batch];
        }

        var files = Math.Max(gone.Count, batch.Count(IsOfFile));
        var isEmpty = gone.Count > 1 && await IsInboxEmptyAsync(cancellationToken);
        var admitted = await guard.AdmitAsync(gone, files, isEmpty, isPreview, cancellationToken);
        return
        [
            .. batch.Select(finding => IsGone(finding) && !admitted.Contains(finding.Request!.Name)
                ? finding with { Request = null, IsHeld = true }
                : finding),
        ];
    }

    /// <summary>A row that is marked as withdrawn needs no decision; its withdrawal only has to continue.</summary>
    private static bool IsGone(Finding finding) =>
        finding.Request is { From: ArticleStage.Withdrawn } && finding.Entry is not { IsToBeWithdrawn: true };

    private static bool IsOfFile(Finding finding) => finding.Entry is null or { Part: null, Stage: not ArticleStage.Withdrawn };

    private async Task<bool> IsInboxEmptyAsync(CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            var page = await inbox.ListAsync(marker, cancellationToken);
            if (page.Files.Count > 0)
            {
                return false;
            }

            marker = page.Next;
        }
        while (marker is not null);

        return true;
    }
}
