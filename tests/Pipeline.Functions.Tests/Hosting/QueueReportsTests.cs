using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Functions.Hosting;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class QueueReportsTests
{
    [Fact]
    public async Task The_queues_are_asked_every_minute_and_again_after_a_failure()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (time, queues) = (new FakeTimeProvider(), new FailingQueues());
        using var gauges = new QueueGauges(queues, time);
        using var reports = new QueueReports(gauges, time, NullLogger<QueueReports>.Instance);
        await reports.StartAsync(cancellation);

        for (var question = 1; question <= 2; question++)
        {
            // The service starts on a thread of its own: the first minutes may pass before it looks at the clock.
            string? queue;
            while (!queues.Asked.TryRead(out queue))
            {
                cancellation.ThrowIfCancellationRequested();
                time.Advance(TimeSpan.FromMinutes(1));
                await Task.Yield();
            }

            queue.ShouldBe(StorageNames.TriggerQueues[0]);
        }

        await reports.StopAsync(cancellation);
    }

    private sealed class FailingQueues : IQueueDepths
    {
        private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();

        public ChannelReader<string> Asked => _asked.Reader;

        public Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken)
        {
            _asked.Writer.TryWrite(queue);
            throw new InvalidOperationException("The queue service does not answer.");
        }

        public IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
