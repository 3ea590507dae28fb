using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Poison;

/// <summary>
/// The messages that the runtime gave up after its five tries. Its poison messages carry no reason, so each is recorded with the reason in
/// the ledger (<see cref="StageRunner"/>), then deleted from its queue; nothing is deleted before it is recorded. An operator replays or
/// discards the record.
/// </summary>
public sealed partial class PoisonedMessages(
    IPoisonQueues queues, IPoisonStore store, ILedger ledger, IReprocessingQueue reprocessing, PipelineMetrics metrics, TimeProvider time,
    ILogger<PoisonedMessages> logger)
{
    // Longer than a queue's slowest answer; after it, a dead caller no longer blocks others.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The queue whose poison queue only the blob trigger uses.</summary>
    public const string BlobTrigger = "webjobs-blobtrigger";

    /// <summary>The suffix that the runtime appends to a queue's name for its poison queue.</summary>
    public const string QueueSuffix = "-poison";

    // The limit of one run; the next run continues.
    private const int MaxBatches = 1000;

    /// <summary>The queues, without <c>-poison</c>, whose poison is drained.</summary>
    public static IReadOnlyList<string> Queues { get; } = [.. StorageNames.TriggerQueues, BlobTrigger];

    /// <summary>Records all messages in the poison queues.</summary>
    /// <returns>How many messages.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var drained = 0;
        foreach (var queue in Queues)
        {
            for (var batch = 0; batch < MaxBatches
                && await queues.ReceiveAsync(queue, cancellationToken) is { Count: > 0 } messages; batch++)
            {
                foreach (var message in messages)
                {
                    await RecordAsync(queue, message, cancellationToken);
                    drained++;
                }
            }
        }

        return drained;
    }

    /// <summary>Records a received message.</summary>
    internal async Task RecordAsync(string queue, PoisonMessage message, CancellationToken cancellationToken)
    {
        var record = await DescribeAsync(queue, message, cancellationToken);
        await store.AddAsync(record, cancellationToken);
        await queues.DeleteAsync(queue, message, cancellationToken);
        metrics.Poisoned(queue);
        LogRecorded(record.Queue, record.ArticleId?.ToString() ?? "unknown", record.Id);
    }

    /// <summary>The records, after all messages in the queues have been recorded.</summary>
    /// <param name="openOnly">True for records that wait for an operator only.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<PoisonRecord> ListAsync(bool openOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken);
        await foreach (var record in store.ListAsync(openOnly, cancellationToken))
        {
            yield return record;
        }
    }

    /// <summary>A record, or null.</summary>
    public async Task<PoisonRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is { } record)
        {
            return record;
        }

        await DrainAsync(cancellationToken);
        return await store.FindAsync(id, cancellationToken);
    }

    /// <summary>
    /// Sends the message to its queue again, unchanged. For a message of the blob trigger, its file is cleaned through re-processing
    /// instead. If several operators try at once, one succeeds.
    /// </summary>
    /// <param name="id">The record.</param>
    /// <param name="by">Who asks, for the record.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The updated record.</returns>
    /// <exception cref="PoisonRefusedException"> There is no such record, it was replayed or discarded before, another operator is settling
    /// it, or the message names no file. </exception>
    public async Task<PoisonRecord> ReplayAsync(string id, string by, CancellationToken cancellationToken)
    {
        var record = await GetOpenAsync(id, cancellationToken);
        if (record.Queue == BlobTrigger && record is not { Name: not null, ArticleId: not null })
        {
            throw new PoisonRefusedException(
                $"The poisoned message {id} names no file in the inbox, so it cannot be replayed. Discard it.");
        }

        await TakeAsync(id, cancellationToken);
        await (record is { Queue: BlobTrigger, Name: { } name, ArticleId: { } article }
            ? reprocessing.SendAsync(
                new ReprocessingRequest(article, default, name, ArticleStage.Cleaned, ReprocessingCause.Failed), TimeSpan.Zero,
                cancellationToken)
            : queues.SendAsync(record.Queue, record.Message, cancellationToken));
        return await SettleAsync(record, PoisonState.Replayed, by, cancellationToken);
    }

    /// <summary>Discards the message; its record stays.</summary>
    /// <inheritdoc cref="ReplayAsync"/>
    public async Task<PoisonRecord> DiscardAsync(string id, string by, CancellationToken cancellationToken)
    {
        var record = await GetOpenAsync(id, cancellationToken);
        await TakeAsync(id, cancellationToken);
        return await SettleAsync(record, PoisonState.Discarded, by, cancellationToken);
    }

    private async Task TakeAsync(string id, CancellationToken cancellationToken)
    {
        if (!await store.TryTakeAsync(id, time.GetUtcNow(), Lease, cancellationToken))
        {
            await GetOpenAsync(id, cancellationToken);
            throw new PoisonRefusedException(
                $"Somebody else is replaying or discarding the poisoned message {id} right now; nothing was done. 'poison show {id}' shows "
                + "the result.");
        }
    }

    private async Task<PoisonRecord> GetOpenAsync(string id, CancellationToken cancellationToken)
    {
        var record = await GetAsync(id, cancellationToken);
        return record.State == PoisonState.Open ? record : throw new PoisonRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"The poisoned message {id} was {record.State.ToString().ToLowerInvariant()} before, at "
            + $"{record.SettledAt?.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{(record.SettledBy is { } who ? $" by {who}" : string.Empty)}; "
            + $"nothing was done."));
    }

    private async Task<PoisonRecord> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken)
        ?? throw new PoisonRefusedException($"There is no poisoned message '{id}'. List them with 'poison list --all'.");

    private async Task<PoisonRecord> SettleAsync(PoisonRecord record, PoisonState state, string by, CancellationToken cancellationToken)
    {
        var settled = record with { State = state, SettledAt = time.GetUtcNow(), SettledBy = by };
        await store.SettleAsync(settled, cancellationToken);
        LogSettled(record.Id, state);
        return settled;
    }

    private async Task<PoisonRecord> DescribeAsync(string queue, PoisonMessage message, CancellationToken cancellationToken)
    {
        var subject = PoisonSubject.Of(message.Body);
        var entry = subject.ArticleId is { } id ? await ledger.FindAsync(id, cancellationToken) : null;
        return new PoisonRecord
        {
            Id = message.Id,
            Queue = queue,
            PoisonedAt = message.InsertedAt,
            RecordedAt = time.GetUtcNow(),
            Message = message.Body,
            ArticleId = subject.ArticleId,
            Name = subject.Name ?? entry?.Name,
            FailedIn = entry?.FailedIn,
            Reason = subject.Problem ?? MessageFault.Of(queue, message.Body) ?? subject.Reason ?? ReasonOf(entry),
        };
    }

    private static string ReasonOf(LedgerEntry? entry) => entry switch
    {
        null => "The ledger has no such article.",
        { FailedIn: not null, Reason: { } reason } => reason.Message,
        _ => $"The ledger has no failure on record; the article is in stage {entry.Stage}.",
    };

    [LoggerMessage(
        EventId = 60, Level = LogLevel.Warning, Message =
            "A poisoned message of {Queue} about article {ArticleId} was recorded as {PoisonId}.")]
    private partial void LogRecorded(string queue, string articleId, string poisonId);

    [LoggerMessage(EventId = 61, Level = LogLevel.Information, Message = "Poisoned message {PoisonId}: {State}.")]
    private partial void LogSettled(string poisonId, PoisonState state);
}
