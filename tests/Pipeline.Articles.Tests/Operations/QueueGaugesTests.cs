using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Tests.Operations;

public sealed class QueueGaugesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_queues_age_is_how_long_its_next_message_has_waited()
    {
        var (ages, _) = await MeasureAsync(sentAt: queue => queue == StorageNames.ToEnrich ? Now.AddMinutes(-7) : null);

        ages.Keys.ShouldBe(StorageNames.TriggerQueues, ignoreOrder: true);
        ages[StorageNames.ToEnrich].ShouldBe(420);
        ages.Where(queue => queue.Key != StorageNames.ToEnrich).ShouldAllBe(queue => queue.Value == 0);
    }

    [Fact]
    public async Task A_service_whose_clock_is_ahead_gives_no_negative_age() =>
        (await MeasureAsync(sentAt: _ => Now.AddSeconds(3))).Ages.Values.ShouldAllBe(age => age == 0);

    [Fact]
    public async Task Every_queue_and_the_blob_trigger_has_its_poison_counted()
    {
        var (_, poison) = await MeasureAsync(depth: queue => queue switch
        {
            $"{StorageNames.ToEnrich}-poison" => 3,
            $"{PoisonedMessages.BlobTrigger}-poison" => 1,
            $"{StorageNames.ToPublish}-poison" => null,
            _ when queue.EndsWith("-poison", StringComparison.Ordinal) => 0,
            _ => 100,
        });

        poison.Keys.ShouldBe([.. StorageNames.TriggerQueues, PoisonedMessages.BlobTrigger], ignoreOrder: true);
        poison.Where(queue => queue.Value > 0).ShouldBe(
            [KeyValuePair.Create(StorageNames.ToEnrich, 3L), KeyValuePair.Create(PoisonedMessages.BlobTrigger, 1L)], ignoreOrder: true);
    }

    private static async Task<(Dictionary<string, double> Ages, Dictionary<string, long> Poison)> MeasureAsync(
        Func<string, DateTimeOffset?>? sentAt = null, Func<string, long?>? depth = null)
    {
        var ages = new Dictionary<string, double>();
        var poison = new Dictionary<string, long>();
        using var gauges = new QueueGauges(new Queues(sentAt ?? (_ => null), depth ?? (_ => 0)), new FakeTimeProvider(Now));
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name is QueueGauges.AgeName or QueueGauges.PoisonName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => ages[(string)tags[0].Value!] = value);
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => poison[(string)tags[0].Value!] = value);
        listener.Start();

        await gauges.MeasureAsync(TestContext.Current.CancellationToken);
        return (ages, poison);
    }

    private sealed class Queues(Func<string, DateTimeOffset?> sentAt, Func<string, long?> depth) : IQueueDepths
    {
        public Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(depth(queue));

        public Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(sentAt(queue));

        public IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
