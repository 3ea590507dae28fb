using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Faults.Dropping;

namespace Pipeline.Faults.Runs;

/// <summary>Waits until nothing moves any more.</summary>
internal sealed class Settling(IServiceProvider services, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Waits until every file is published or rejected in its newest revision, or withdrawn if it was removed, and the stages' queues are
    /// empty, or until nothing has changed for so long.
    /// </summary>
    /// <returns>Whether everything has settled.</returns>
    public async Task<bool> WaitAsync(IReadOnlyCollection<DroppedFile> dropped, TimeSpan patience, CancellationToken cancellationToken)
    {
        var (before, moved) = ((Open: -1, Waiting: -1L), time.GetTimestamp());
        while (true)
        {
            var now = (Open: await CountOpenAsync(dropped, cancellationToken), Waiting: await CountWaitingAsync(cancellationToken));
            if (now is { Open: 0, Waiting: 0 })
            {
                return true;
            }

            if (now != before)
            {
                (before, moved) = (now, time.GetTimestamp());
            }
            else if (time.GetElapsedTime(moved) > patience)
            {
                return false;
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private async Task<int> CountOpenAsync(IReadOnlyCollection<DroppedFile> dropped, CancellationToken cancellationToken)
    {
        var over = new HashSet<(ArticleId, Revision)>();
        var standing = new HashSet<ArticleId>();
        await foreach (var entry in services.GetRequiredService<ILedger>().ListAsync(cancellationToken))
        {
            if (entry.Stage is ArticleStage.Published or ArticleStage.Rejected)
            {
                over.Add((entry.Id, entry.Revision));
            }

            if (entry is { Stage: not ArticleStage.Withdrawn } or { IsToBeWithdrawn: true })
            {
                standing.Add(entry.Id);
            }
        }

        return dropped.Count(file => file.IsRemoved ? standing.Contains(file.Id) : !over.Contains((file.Id, file.Revision)));
    }

    private async Task<long> CountWaitingAsync(CancellationToken cancellationToken)
    {
        var depths = services.GetRequiredService<IQueueDepths>();
        var waiting = 0L;
        foreach (var queue in StorageNames.TriggerQueues)
        {
            waiting += await depths.FindDepthAsync(queue, cancellationToken) ?? 0;
        }

        return waiting;
    }
}
