using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>Keeps a message hidden while its function runs. Disposing ends the renewal.</summary>
internal sealed partial class LeaseRenewal : IAsyncDisposable
{
    private readonly LeasedQueue _queue;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _renewing;

    public LeaseRenewal(LeasedQueue queue, QueueMessage message, LeaseOptions options, TimeProvider time, ILogger logger)
    {
        (_queue, _logger, Message) = (queue, logger, message);
        _renewing = RenewAsync(options, time);
    }

    /// <summary>The message with its receipt, which each renewal replaces; after the end it is free to use.</summary>
    public QueueMessage Message { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _renewing;
        _ending.Dispose();
    }

    private async Task RenewAsync(LeaseOptions options, TimeProvider time)
    {
        using var timer = new PeriodicTimer(options.RenewalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                try
                {
                    Message = await _queue.HideAsync(Message, options.Duration);
                }
                catch (Exception exception) when (StorageFailure.Is(exception))
                {
                    LogNotRenewed(exception, _queue.Name, Message.MessageId);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The function has ended.
        }
    }

    [LoggerMessage(
        EventId = 55, Level = LogLevel.Warning, Message =
            "Message {MessageId} of {Queue} could not be hidden for longer; it may run a second time.")]
    private partial void LogNotRenewed(Exception exception, string queue, string messageId);
}
