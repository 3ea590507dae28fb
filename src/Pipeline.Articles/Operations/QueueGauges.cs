using System.Diagnostics.Metrics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Measures the queues: how long the next message of each trigger's queue has waited, the one figure that shows whether the pipeline keeps
/// up; and how many messages no stage could process. Neither the storage service nor the Functions host reports them. A host calls it
/// regularly; it makes a cheap request per queue.
/// </summary>
public sealed class QueueGauges : IDisposable
{
    /// <summary>A gauge in seconds, with the tag <c>queue</c>.</summary>
    public const string AgeName = "pipeline.queue.age";

    /// <summary>A gauge in messages, with the tag <c>queue</c>: the messages' original queue.</summary>
    public const string PoisonName = "pipeline.queue.poison";

    private readonly Meter _meter = new(PipelineMetrics.MeterName);
    private readonly Gauge<double> _age;
    private readonly Gauge<long> _poison;
    private readonly IQueueDepths _queues;
    private readonly TimeProvider _time;

    /// <summary>Makes the gauges.</summary>
    public QueueGauges(IQueueDepths queues, TimeProvider time)
    {
        (_queues, _time) = (queues, time);
        _age = _meter.CreateGauge<double>(AgeName, "s", "How long the next message of a queue has waited; 0 when none is visible.");
        _poison = _meter.CreateGauge<long>(PoisonName, "{message}", "Messages in a queue's poison queue, until they are put on record.");
    }

    /// <summary>Measures once.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in StorageNames.TriggerQueues)
        {
            var sent = await _queues.FindOldestAsync(queue, cancellationToken);

            // The service's clock may be ahead of this machine's.
            var age = sent is { } since ? Math.Max(0, (_time.GetUtcNow() - since).TotalSeconds) : 0;
            _age.Record(age, Tag(queue));
        }

        foreach (var queue in PoisonedMessages.Queues)
        {
            _poison.Record(await _queues.FindDepthAsync(queue + PoisonedMessages.QueueSuffix, cancellationToken) ?? 0, Tag(queue));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string queue) => new("queue", queue);
}
