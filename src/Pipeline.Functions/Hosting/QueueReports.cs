using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Operations;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// Measures the queues every minute while the instance runs. A queue that holds messages keeps an instance running; one that has just
/// poisoned a message runs on for longer than a minute.
/// </summary>
internal sealed partial class QueueReports(QueueGauges queues, TimeProvider time, ILogger<QueueReports> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await queues.MeasureAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogUnmeasured(exception);
            }
        }
    }

    [LoggerMessage(EventId = 72, Level = LogLevel.Warning, Message = "The queues could not be measured; trying again in a minute.")]
    private partial void LogUnmeasured(Exception exception);
}
