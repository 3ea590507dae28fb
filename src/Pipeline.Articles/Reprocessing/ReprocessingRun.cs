using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Reprocessing;

/// <summary>The state of one run: requests to send, sent requests, and the checkpoint.</summary>
internal sealed class ReprocessingRun(
    IReprocessingQueue queue, ICheckpointStore checkpoints, ReprocessingOptions options, ReprocessingSelection selection,
    StoredCheckpoint start, string? traceParent)
{
    // The batch size: a run that dies sends at most this many twice.
    private const int BatchSize = 16;

    // The queue's own limit.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    private readonly List<ReprocessingRequest> _batch = [];
    private readonly List<ReprocessingRequest> _named = [];
    private StoredCheckpoint _stored = start;

    /// <summary>Where the next search continues.</summary>
    public ReprocessingCheckpoint Checkpoint { get; private set; } = start.Checkpoint;

    /// <summary>What it did so far.</summary>
    public ReprocessingReport Report { get; private set; } = new() { DryRun = selection.DryRun };

    /// <summary>Adds a finding; sends when a batch is full.</summary>
    public async Task AddAsync(Finding finding, CancellationToken cancellationToken)
    {
        Checkpoint = finding.Passed;
        Report = Report.With(finding);
        if (finding.Request is null)
        {
            return;
        }

        _batch.Add(finding.Request with { TraceParent = traceParent });
        if (_named.Count < ReprocessingReport.MaxNamed)
        {
            _named.Add(finding.Request);
        }

        if (_batch.Count == BatchSize)
        {
            await SendAsync(cancellationToken);
        }
    }

    /// <summary>Records that a search is complete, and starts from the beginning next time.</summary>
    public void Complete(Func<ReprocessingCheckpoint, ReprocessingCheckpoint> rewind) => Checkpoint = rewind(Checkpoint);

    /// <summary>Records that a limit ended the run.</summary>
    public void Stop() => Report = Report with { HasMore = true };

    /// <summary>Sends the rest and returns the report.</summary>
    public async Task<ReprocessingReport> EndAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        return Report with { Articles = _named, SpreadOver = Report.Sent == 0 ? TimeSpan.Zero : DelayOf(Report.Sent - 1) };
    }

    /// <summary>Sends the batch, then moves the checkpoint: a repeated request does no harm, a skipped one would.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (selection.DryRun)
        {
            _batch.Clear();
            return;
        }

        var first = Report.Sent - _batch.Count;
        await Task.WhenAll(_batch.Select((request, index) => queue.SendAsync(request, DelayOf(first + index), cancellationToken)));
        _batch.Clear();
        if (!selection.IsScheduled || Checkpoint == _stored.Checkpoint)
        {
            return;
        }

        if (await checkpoints.TryWriteAsync(_stored with { Checkpoint = Checkpoint }, cancellationToken) is { } stored)
        {
            _stored = stored;
        }
        else
        {
            Report = Report with { Overtaken = true };
        }
    }

    /// <summary>The rate is limited by the time when a message becomes visible, so that no run has to wait.</summary>
    private TimeSpan DelayOf(int index)
    {
        var delay = TimeSpan.FromMilliseconds(index * 60_000L / options.MaxPerMinute);
        return delay < MaxDelay ? delay : MaxDelay;
    }
}
