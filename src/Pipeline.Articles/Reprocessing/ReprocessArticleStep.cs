using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Reprocessing.Finders;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Reprocesses one article. The stage runs in this step, so that its pointer never precedes a new drop's, and only a few run at a time, so
/// that new drops have the machine. The later stages run as usual. While the stages' queues are long, the message is deferred.
/// </summary>
public sealed partial class ReprocessArticleStep : IDisposable
{
    private static readonly TimeSpan StandBack = TimeSpan.FromSeconds(10);

    private readonly CleaningStep _cleaning;
    private readonly EnrichmentStep _enrichment;
    private readonly PublishingStep _publishing;
    private readonly IndexReconciler _reconciler;
    private readonly IWithdrawalQueue _withdrawals;
    private readonly OrphanAdoption _orphans;
    private readonly ILedger _ledger;
    private readonly IReprocessingQueue _queue;
    private readonly Backlog _backlog;
    private readonly PipelineTracing _tracing;
    private readonly SemaphoreSlim _turns;
    private readonly ILogger _logger;

    internal ReprocessArticleStep(
        CleaningStep cleaning,
        EnrichmentStep enrichment,
        PublishingStep publishing,
        IndexReconciler reconciler,
        IWithdrawalQueue withdrawals,
        OrphanAdoption orphans,
        ILedger ledger,
        IReprocessingQueue queue,
        Backlog backlog,
        PipelineTracing tracing,
        IOptions<ReprocessingOptions> options,
        ILogger<ReprocessArticleStep> logger)
    {
        (_cleaning, _enrichment, _publishing, _reconciler, _withdrawals, _orphans, _ledger, _queue, _backlog, _tracing, _logger) =
            (cleaning, enrichment, publishing, reconciler, withdrawals, orphans, ledger, queue, backlog, tracing, logger);
        _turns = new SemaphoreSlim(options.Value.MaxConcurrency);
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>Runs the stage that the request names, if the article still needs it.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public async Task RunAsync(ReprocessingRequest request, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            await RunInTurnAsync(request, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task RunInTurnAsync(ReprocessingRequest request, CancellationToken cancellationToken)
    {
        if (await _backlog.IsDeepAsync(cancellationToken))
        {
            LogStoodBack(request.ArticleId);
            await _queue.SendAsync(request, StandBack, cancellationToken);
            return;
        }

        using var span = _tracing.Start("ReprocessArticle", request.ArticleId, StorageNames.ToReprocess, request.TraceParent);
        if (request.Cause == ReprocessingCause.Misindexed)
        {
            await _reconciler.ReconcileAsync(request.ArticleId, force: true, cancellationToken);
            return;
        }

        var file = ArticleId.FromName(request.Name);
        var page = await FindPageAsync(request, cancellationToken);
        if (request.Cause == ReprocessingCause.Asked)
        {
            await MarkAsync(request.ArticleId, cancellationToken);
            if (page is null)
            {
                await MarkAsync(file, cancellationToken);
            }
        }

        if (request.From == ArticleStage.Withdrawn
            || (request.Cause == ReprocessingCause.Lost && request.ArticleId != file))
        {
            await _orphans.AdoptAsync(request.ArticleId, cancellationToken);
        }

        if (request.Cause == ReprocessingCause.Lost)
        {
            await MarkLostAsync(request, isPage: page is not null, cancellationToken);
        }

        var pointer = new ArticlePointer(request.ArticleId, request.Revision, TraceParent: span?.Id ?? request.TraceParent);
        await (request.From switch
        {
            ArticleStage.Cleaned when page is not null => _cleaning.RepeatAsync(page, cancellationToken),
            ArticleStage.Cleaned => _cleaning.RepeatAsync(request.Name, cancellationToken),
            ArticleStage.Withdrawn =>
                _withdrawals.SendAsync(
                    new WithdrawalRequest(request.Name, TraceParent: span?.Id, Found: true), TimeSpan.Zero, cancellationToken),
            ArticleStage.Enriched => _enrichment.RunAsync(pointer, cancellationToken),
            _ => _publishing.RunAsync(pointer, cancellationToken),
        });
    }

    private async Task MarkAsync(ArticleId id, CancellationToken cancellationToken) =>
        await _ledger.UpdateAsync(id, known: null, entry => entry.ToBeRepeated(), cancellationToken);

    /// <summary>The row of a page of a crawl archive, which is cleaned again by itself.</summary>
    private async Task<LedgerEntry?> FindPageAsync(ReprocessingRequest request, CancellationToken cancellationToken)
    {
        if (request.From != ArticleStage.Cleaned || request.ArticleId == ArticleId.FromName(request.Name))
        {
            return null;
        }

        return await _ledger.FindAsync(request.ArticleId, cancellationToken) is { Item.Place: not null } row ? row : null;
    }

    private async Task MarkLostAsync(ReprocessingRequest request, bool isPage, CancellationToken cancellationToken)
    {
        var isCleanedAgain = request.From == ArticleStage.Cleaned;
        await _ledger.UpdateAsync(request.ArticleId, known: null, entry => entry.Lost(request.Revision, isCleanedAgain), cancellationToken);
        if (isCleanedAgain && !isPage && ArticleId.FromName(request.Name) is var file && file != request.ArticleId)
        {
            await _ledger.UpdateAsync(file, known: null, entry => entry.ToBeCleaned(), cancellationToken);
        }
    }

    [LoggerMessage(EventId = 41, Level = LogLevel.Debug, Message = "Article {ArticleId} is reprocessed later; new drops come first.")]
    private partial void LogStoodBack(ArticleId articleId);
}
