using Articles.TextAnalytics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Reads the status. It counts articles by the keys of the ledger's secondary rows, a thousand per request: ten million take ten thousand
/// requests, which is some ten seconds and less than a cent. The stages maintain no counters for it.
/// </summary>
public sealed class StatusReader(
    ILedgerQueries ledger, ILedger rows, IQueueDepths queues, IPoisonStore poison, HeldRemovalOperations removals, IBudgetStore budget,
    StageVersions versions, TimeProvider time)
{
    private const string HostsOwn = "azure-webjobs-";
    private const int MaxNamed = 20;

    /// <summary>Reads it.</summary>
    public Task<PipelineStatus> ReadAsync(CancellationToken cancellationToken) => ReadAsync(_ => { }, cancellationToken);

    /// <summary>Reads it.</summary>
    /// <param name="counted">Callback with each counted row, so that a caller that needs more of them need not read them twice.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<PipelineStatus> ReadAsync(Action<StageRow> counted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var counting = CountAsync(now, counted, cancellationToken);
        var waiting = DepthsAsync(cancellationToken);
        var open = poison.ListAsync(openOnly: true, cancellationToken).CountAsync(cancellationToken).AsTask();
        var spent = SpentAsync(now, cancellationToken);
        var held = removals.CountAsync(cancellationToken);
        await Task.WhenAll(counting, waiting, open, spent, held);
        return (await counting) with
        {
            Queues = await waiting,
            Poison = await open + (await waiting).Where(queue => IsPoison(queue.Queue)).Sum(queue => queue.Messages),
            TextRecordsToday = await spent,
            HeldRemovals = (await held).Count,
            HeldRemovalsSince = (await held).Since,
        };
    }

    private async Task<PipelineStatus> CountAsync(DateTimeOffset now, Action<StageRow> counted, CancellationToken cancellationToken)
    {
        var stages = Enum.GetValues<ArticleStage>().ToDictionary(stage => stage, stage => new StageStatus(stage, 0, OldestSince: null));
        var (stale, lastHour, lastDay, attention) = (0L, 0L, 0L, 0L);
        var waiting =
            new PriorityQueue<StageRow, DateTimeOffset>(Comparer<DateTimeOffset>.Create((first, second) => second.CompareTo(first)));
        await foreach (var row in ledger.ListAsync(StageRange.All, after: null, cancellationToken))
        {
            counted(row);
            var stage = stages[row.Stage];
            stages[row.Stage] =
                stage with { Articles = stage.Articles + 1, OldestSince = stage.OldestSince < row.Since ? stage.OldestSince : row.Since };
            stale += row.IsStale(versions) ? 1 : 0;
            if (row.NeedsOperator)
            {
                attention++;
                waiting.Enqueue(row, row.Since);
                if (waiting.Count > MaxNamed)
                {
                    waiting.Dequeue();
                }
            }

            lastHour += row.Stage == ArticleStage.Published && row.Since >= now.AddHours(-1) ? 1 : 0;
            lastDay += row.Stage == ArticleStage.Published && row.Since >= now.AddDays(-1) ? 1 : 0;
        }

        return new PipelineStatus
        {
            At = now,
            Stages = [.. stages.Values.OrderBy(stage => stage.Stage)],
            Stale = stale,
            PublishedLastHour = lastHour,
            PublishedLastDay = lastDay,
            NeedAttention = attention,
            Attention =
                await NameAsync([.. waiting.UnorderedItems.Select(item => item.Element).OrderBy(row => row.Since)], cancellationToken),
            TextRecordsToday = 0,
            Poison = 0,
            Queues = [],
        };
    }

    private async Task<IReadOnlyList<AttentionItem>> NameAsync(IReadOnlyList<StageRow> found, CancellationToken cancellationToken) =>
    [
        .. (await Task.WhenAll(found.Select(async row => (Row: row, Entry: await rows.FindAsync(row.Id, cancellationToken)))))
            .Where(pair => pair.Entry is not null)
            .Select(pair => new AttentionItem(pair.Row.Id, pair.Entry!.Name, pair.Row.Since, pair.Entry.Reason)),
    ];

    private async Task<IReadOnlyList<QueueStatus>> DepthsAsync(CancellationToken cancellationToken)
    {
        var names = await queues.ListQueuesAsync(cancellationToken)
            .Where(name => !name.StartsWith(HostsOwn, StringComparison.Ordinal))
            .ToListAsync(cancellationToken);
        return await Task.WhenAll(names.Select(async name =>
        {
            var oldest = queues.FindOldestAsync(name, cancellationToken);
            return new QueueStatus(name, await queues.FindDepthAsync(name, cancellationToken) ?? 0, await oldest);
        }));
    }

    /// <summary>The budget's store has only one method; adding nothing reads the value.</summary>
    private async Task<int> SpentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spent = 0;
        await budget.AddAsync(
            DateOnly.FromDateTime(now.UtcDateTime),
            reserved =>
            {
                spent = reserved;
                return 0;
            },
            cancellationToken);
        return spent;
    }

    private static bool IsPoison(string queue) =>
        queue.EndsWith(PoisonedMessages.QueueSuffix, StringComparison.Ordinal)
            && PoisonedMessages.Queues.Contains(queue[..^PoisonedMessages.QueueSuffix.Length]);
}
