using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Operations;

namespace Pipeline.Articles.Tests.Operations;

public sealed class QueueAgesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_queues_age_is_how_long_its_next_message_has_waited()
    {
        var measured = await MeasureAsync(queue => queue == StorageNames.ToEnrich ? Now.AddMinutes(-7) : null);

        measured.Keys.ShouldBe(StorageNames.TriggerQueues, ignoreOrder: true);
        measured[StorageNames.ToEnrich].ShouldBe(420);
        measured.Where(queue => queue.Key != StorageNames.ToEnrich).ShouldAllBe(queue => queue.Value == 0);
    }

    [Fact]
    public async Task A_service_whose_clock_is_ahead_gives_no_negative_age() =>
        (await MeasureAsync(_ => Now.AddSeconds(3))).Values.ShouldAllBe(age => age == 0);

    private static async Task<Dictionary<string, double>> MeasureAsync(Func<string, DateTimeOffset?> sentAt)
    {
        var measured = new Dictionary<string, double>();
        using var ages = new QueueAges(new Queues(sentAt), new FakeTimeProvider(Now));
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == QueueAges.MetricName)
            {
                self.EnableMeasurementEvents(instrument, ages);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => measured[(string)tags[0].Value!] = value);
        listener.Start();

        await ages.MeasureAsync(TestContext.Current.CancellationToken);
        return measured;
    }

    private sealed class Queues(Func<string, DateTimeOffset?> sentAt) : IQueueDepths
    {
        public Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(sentAt(queue));

        public IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
