using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Handover;

/// <summary>
/// The way of an article from one stage to the next. If nothing makes it wait, the next stage takes it in the same invocation, and the
/// changes of both stages are stored in one transaction. Otherwise, and if the next stage fails, it goes by a pointer in that stage's queue.
/// If the process dies in between, whatever started the invocation starts it again: nothing says yet that its stage is finished.
/// </summary>
/// <typeparam name="TDocument">The documents that are handed over.</typeparam>
public sealed partial class StageHandover<TDocument>(
    INextStage<TDocument> next,
    IPointerQueue queue,
    ILedger ledger,
    IOptions<HandoverOptions> options,
    TimeProvider time,
    ILogger<StageHandover<TDocument>> logger)
    where TDocument : ArticleDocument
{
    private readonly HandoverGate _gate = new(options.Value, time);

    /// <summary>Until when an invocation that starts now may hand over articles directly.</summary>
    internal DateTimeOffset Deadline => _gate.Deadline;

    /// <summary>Hands over an article whose document was just written, and stores the change of its row.</summary>
    /// <param name="stored">The document.</param>
    /// <param name="known">The row before the stage, perhaps with unsaved changes; null for none.</param>
    /// <param name="change">The stage's change of the row.</param>
    /// <param name="directUntil">Until when the next stage may take it in this invocation; null if it must not.</param>
    /// <param name="cancellationToken">Cancels the operation; the stage may run again.</param>
    /// <returns>The stored row; null if there is none.</returns>
    internal async Task<LedgerEntry?> PassAsync(
        StoredDocument<TDocument> stored,
        LedgerEntry? known,
        Func<LedgerEntry?, LedgerEntry?> change,
        DateTimeOffset? directUntil,
        CancellationToken cancellationToken)
    {
        var document = stored.Document;
        if (directUntil is { } deadline
            && UnsavedChange.Make(known, entry => change(entry) is { } changed ? changed with { IsDirect = true } : null) is { } row
            && _gate.TryEnter(deadline) is { } place)
        {
            using (place)
            {
                var output = new StageOutput<TDocument>(stored, row, deadline);
                if (await TryContinueAsync(output, cancellationToken) is { } passed)
                {
                    return passed.Unsaved is null ? passed : await ledger.UpdateAsync(document.Id, known, change, cancellationToken);
                }
            }
        }

        // The pointer first: a row that says the stage is finished without it would leave the article lying.
        await queue.SendAsync(next.Queue, ArticlePointer.To(document), TimeSpan.Zero, cancellationToken);
        return await ledger.UpdateAsync(document.Id, known, change, cancellationToken);
    }

    /// <returns>The row after the next stage; null if that failed.</returns>
    private async Task<LedgerEntry?> TryContinueAsync(StageOutput<TDocument> output, CancellationToken cancellationToken)
    {
        var before = output.Row;
        try
        {
            var row = await next.ContinueAsync(output, cancellationToken);
            if (row is { Unsaved: null, Attempts: > 0 } && row.Stage == before.Stage)
            {
                // It was deferred: the service, or a subscriber's queue, is not available.
                _gate.Close();
            }

            return row ?? before;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _gate.Close();
            LogFailed(exception, before.Id, next.Queue);
            return null;
        }
    }

    [LoggerMessage(
        EventId = 77, Level = LogLevel.Information,
        Message = "Article {ArticleId} goes by the queue {Queue}: it could not be taken directly.")]
    private partial void LogFailed(Exception exception, ArticleId articleId, string queue);
}
