using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing.Withdrawing;

/// <summary>
/// Withdraws articles: those of a file that was removed from the inbox, or one whose new revision was rejected. First the row is marked.
/// Then the article is removed from the index, the stores and its story. Then its subscribers are told, and finally the row records that.
/// Each step may run twice or be the last before a crash: the row says what is left to do (<see cref="LedgerEntry.IsToBeWithdrawn"/>). The
/// row stays, so that a later drop continues the sequence. A message is only a hint: a file that is back in the inbox wins.
/// </summary>
public sealed partial class WithdrawalStep(
    IInboxReader inbox,
    IArticleParts parts,
    ArticleTraces traces,
    IndexReconciler reconciler,
    CleaningStep cleaning,
    WithdrawalNotices notices,
    IWithdrawalQueue withdrawals,
    RemovalGuard guard,
    ILedger ledger,
    StageRunner runner,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<WithdrawalStep> logger)
{
    private const string Stage = "WithdrawArticle";
    private const int Parallelism = 8;
    private const int MaxParts = 500;

    private static readonly RejectionReason Removed = new("removed", "The file was removed from the inbox.");
    private static readonly RejectionReason FileRejected = new("rejected", "The file that held the article was rejected.");

    private readonly ArticleTurns _turns = new();

    /// <summary>Checks what has to be withdrawn, and withdraws it.</summary>
    /// <param name="request">The file or article to check.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(WithdrawalRequest request, CancellationToken cancellationToken) => runner.RunAsync(
        Stage, request.ArticleId ?? ArticleId.FromName(request.Name), name: null, token => LookAsync(request, token), cancellationToken);

    private async Task LookAsync(WithdrawalRequest request, CancellationToken cancellationToken)
    {
        if (request is { Found: false, ArticleId: null })
        {
            await guard.AskedAsync(request.Name, cancellationToken);
        }

        var isOver = request.ArticleId is { } article
            ? await WithdrawAsync(article, request, new Cause(Removed, SourceETag: null), isAgain: true, cancellationToken)
            : await WithdrawFileAsync(request, cancellationToken);
        if (isOver)
        {
            return;
        }

        if (request.Attempt + 1 >= options.Value.MaxAttempts)
        {
            LogGivenUp(request.ArticleId ?? ArticleId.FromName(request.Name));
            return;
        }

        await withdrawals.SendAsync(
            request with { Attempt = request.Attempt + 1 }, options.Value.DelayOf(request.Attempt), cancellationToken);
    }

    /// <returns>Whether nothing is left to do.</returns>
    private async Task<bool> WithdrawFileAsync(WithdrawalRequest request, CancellationToken cancellationToken)
    {
        var file = ArticleId.FromName(request.Name);
        var (row, cause) = await MarkFileAsync(file, request.Name, cancellationToken);

        // Parts of a file that is back may be live again: only parts that were already marked are withdrawn further.
        var isMarked = row is { IsToBeWithdrawn: true, Stage: not ArticleStage.Expanded } && (row.Parts > 0 || row.Contents is not null);
        if (cause is not { SourceETag: null } && !isMarked)
        {
            return await WithdrawAsync(file, request, cause: null, isAgain: true, cancellationToken);
        }

        var some = await parts.ListAsync(file, request.After, cancellationToken).Take(MaxParts).ToListAsync(cancellationToken);
        var unfinished = await WithdrawPartsAsync(some, request, cause, cancellationToken);
        if (some.Count < MaxParts && request.After is null)
        {
            return unfinished.Count == 0 && await WithdrawAsync(file, request, cause: null, isAgain: true, cancellationToken);
        }

        // An archive may hold more than one invocation has time for. What is unfinished is tried again article by article.
        foreach (var part in unfinished)
        {
            await withdrawals.SendAsync(
                new WithdrawalRequest(request.Name, part, Attempt: 1, request.TraceParent), options.Value.DelayOf(0), cancellationToken);
        }

        if (some.Count == MaxParts)
        {
            await withdrawals.SendAsync(request with { After = some[^1], Attempt = 0 }, TimeSpan.Zero, cancellationToken);
            return true;
        }

        return await WithdrawAsync(file, request, cause: null, isAgain: true, cancellationToken);
    }

    /// <returns>The parts that are not finished.</returns>
    private async Task<IReadOnlyCollection<ArticleId>> WithdrawPartsAsync(
        List<ArticleId> some, WithdrawalRequest request, Cause? cause, CancellationToken cancellationToken)
    {
        var unfinished = new ConcurrentBag<ArticleId>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(some, parallel, async (part, token) =>
        {
            if (!await WithdrawAsync(part, request, cause, isAgain: false, token))
            {
                unfinished.Add(part);
            }
        });
        return unfinished;
    }

    /// <summary>
    /// Marks the file's row before the rows of its parts, so that a run that reads the file when it is back knows that its parts may still
    /// be marked.
    /// </summary>
    private async Task<(LedgerEntry? Row, Cause? Cause)> MarkFileAsync(ArticleId file, string name, CancellationToken cancellationToken)
    {
        // The row is read first: if the file comes back before the check, the run that reads the file changes this row, and it is not
        // marked.
        var row = await ledger.FindAsync(file, cancellationToken);
        var current = await inbox.FindETagAsync(name, cancellationToken);
        if (current is null)
        {
            return (await MarkAsync(file, name, row, Removed, cancellationToken), new Cause(Removed, SourceETag: null));
        }

        return row is { Stage: ArticleStage.Rejected } && row.SourceETag == current
            ? (row, new Cause(FileRejected, current))
            : (row, null);
    }

    /// <summary>Withdraws one article: two requests about it take turns, so that the second finds nothing left to do.</summary>
    /// <param name="id">The article.</param>
    /// <param name="request">The message.</param>
    /// <param name="cause">Why it may be withdrawn; null to continue only articles that were marked before.</param>
    /// <param name="isAgain">Whether a finished withdrawal is done again, because another run may have written the article since.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether nothing is left to do.</returns>
    private async Task<bool> WithdrawAsync(
        ArticleId id, WithdrawalRequest request, Cause? cause, bool isAgain, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(id, cancellationToken);
        var row = await ledger.FindAsync(id, cancellationToken);
        if (!isAgain && row is { Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false })
        {
            return true;
        }

        // An item that another file carries is not affected by this file.
        if (cause is not null && row is not { Stage: ArticleStage.Withdrawn } && (row is null || row.Name == request.Name)
            && await inbox.FindETagAsync(request.Name, cancellationToken) == cause.SourceETag)
        {
            if (await HandOverAsync(row, cancellationToken))
            {
                return true;
            }

            row = await MarkAsync(id, request.Name, row, cause.Reason, cancellationToken);
        }

        return await SettleAsync(row, request, cancellationToken);
    }

    /// <summary>Hands an item over to another file that has the same version and is still there unchanged.</summary>
    /// <returns>True if there was one; false also if the row was changed meanwhile.</returns>
    private async Task<bool> HandOverAsync(LedgerEntry? row, CancellationToken cancellationToken)
    {
        if (row is not { Item: not null, Stage: not (ArticleStage.Rejected or ArticleStage.Failed) })
        {
            return false;
        }

        foreach (var other in row.OtherFiles)
        {
            if (await inbox.FindETagAsync(other.Name, cancellationToken) is { } etag
                && await ledger.FindAsync(ArticleId.FromName(other.Name), cancellationToken) is { } file
                && (file.Stage == ArticleStage.Expanded || file.IsExpanding)
                && file.SourceETag == etag)
            {
                // Where a page is in one archive says nothing about another.
                var item = row.Item is { IsCapture: true } ? other.Capture ?? row.Item with { Place = null } : row.Item;
                var origin = new ArticleOrigin(row.Id, other.Name, other.Part ?? row.Part, item);
                var carried = await ledger.UpdateAsync(row.Id, row, entry => entry.CarriedOn(row, origin, etag), cancellationToken);
                return carried?.Name == other.Name;
            }
        }

        return false;
    }

    /// <summary>Records that an article is withdrawn, unless its row was changed meanwhile.</summary>
    private async Task<LedgerEntry?> MarkAsync(
        ArticleId id, string name, LedgerEntry? known, RejectionReason reason, CancellationToken cancellationToken)
    {
        if (known is null)
        {
            return await RecordAsync(id, name, reason, cancellationToken);
        }

        return known.Stage == ArticleStage.Withdrawn
            ? known
            : await ledger.UpdateAsync(known.Id, known, entry => entry.Withdrawn(known, reason, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>
    /// An article whose cleaning or enrichment died before it had a row may have left documents: they get a row, so that they are
    /// withdrawn.
    /// </summary>
    private async Task<LedgerEntry?> RecordAsync(ArticleId id, string name, RejectionReason reason, CancellationToken cancellationToken)
    {
        if (await traces.FindNewestAsync(id, cancellationToken) is not { } newest || newest.Document.Name != name)
        {
            return null;
        }

        return await ledger.UpdateAsync(
            id,
            known: null,
            entry => entry.WithdrawnUnrecorded(newest.Document, newest.ETag, reason, time.GetUtcNow()),
            cancellationToken);
    }

    /// <summary>Removes the rest of a withdrawn article. Removes nothing of a live one.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    private async Task<bool> SettleAsync(LedgerEntry? row, WithdrawalRequest request, CancellationToken cancellationToken)
    {
        if (row is null || !(row.IsToBeWithdrawn || row.Stage is ArticleStage.Withdrawn or ArticleStage.Rejected))
        {
            return true;
        }

        await traces.DeleteAsync(row, cleaning.RenewAsync, cancellationToken);
        var (report, left) = await notices.SendAsync(row, request.TraceParent, cancellationToken);
        var after = await ledger.UpdateAsync(
            row.Id, row, entry => left.Count == 0 ? entry.TakenBack(row) : entry.NotToldAll(row, left, report.Faults), cancellationToken);
        if (after?.Sequence != row.Sequence)
        {
            // The file came back during this run, and its article may have been in the index before the deletion.
            await reconciler.ReconcileAsync(row.Id, force: false, cancellationToken);
        }

        if (left.Count == 0)
        {
            LogWithdrawn(row.Id, report.Sent.Count);
        }

        return left.Count == 0;
    }

    [LoggerMessage(
        EventId = 45, Level = LogLevel.Information, Message =
            "Article {ArticleId} withdrawn: removed from the index, and {Subscribers} subscribers told.")]
    private partial void LogWithdrawn(ArticleId articleId, int subscribers);

    [LoggerMessage(
        EventId = 46, Level = LogLevel.Error, Message =
            "Article {ArticleId}: not every subscriber could be told of its withdrawal. Re-processing tries again.")]
    private partial void LogGivenUp(ArticleId articleId);

    /// <summary>Why an article is withdrawn.</summary>
    /// <param name="Reason">The reason for its row.</param>
    /// <param name="SourceETag">The version of the file that the reason applies to; null if the file must not exist.</param>
    private sealed record Cause(RejectionReason Reason, string? SourceETag);
}
