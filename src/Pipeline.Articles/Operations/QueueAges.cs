using System.Diagnostics.Metrics;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Measures how long the next message of each trigger's queue has waited: the one figure that tells a pipeline that keeps up from one that does not, whatever
/// the reason. Neither the storage service nor the Functions host reports it. A host calls it now and then; it asks a few cheap questions a queue.
/// </summary>
public sealed class QueueAges : IDisposable
{
    /// <summary>The metric's name: a gauge in seconds, with the tag <c>queue</c>.</summary>
    public const string MetricName = "pipeline.queue.age";

    private readonly Meter _meter = new(PipelineMetrics.MeterName);
    private readonly Gauge<double> _age;
    private readonly IQueueDepths _queues;
    private readonly TimeProvider _time;

    /// <summary>Makes the gauge.</summary>
    public QueueAges(IQueueDepths queues, TimeProvider time)
    {
        (_queues, _time) = (queues, time);
        _age = _meter.CreateGauge<double>(MetricName, "s", "How long the next message of a queue has waited; 0 when none is visible.");
    }

    /// <summary>Measures once.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in StorageNames.TriggerQueues)
        {
            var sent = await _queues.FindOldestAsync(queue, cancellationToken);

            // Two clocks: the service's may be ahead.
            var age = sent is { } since ? Math.Max(0, (_time.GetUtcNow() - since).TotalSeconds) : 0;
            _age.Record(age, new KeyValuePair<string, object?>("queue", queue));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
