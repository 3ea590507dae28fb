using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// Keeps a message hidden while its function runs. Disposing ends the renewal; after it, the message's receipt is free to use.
/// </summary>
internal sealed partial class LeaseRenewal : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _renewing;

    public LeaseRenewal(CloudQueue queue, CloudQueueMessage message, LeaseOptions options, TimeProvider time, ILogger logger) =>
        _renewing = RenewAsync(queue, message, options, time, logger, _ending.Token);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _renewing;
        _ending.Dispose();
    }

    private static async Task RenewAsync(
        CloudQueue queue, CloudQueueMessage message, LeaseOptions options, TimeProvider time, ILogger logger, CancellationToken ending)
    {
        using var timer = new PeriodicTimer(options.RenewalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending))
            {
                try
                {
                    // Not cancelled: the response has the receipt that is needed to delete the message.
                    await queue.UpdateMessageAsync(message, options.Duration, MessageUpdateFields.Visibility, CancellationToken.None);
                }
                catch (StorageException exception)
                {
                    LogNotRenewed(logger, exception, queue.Name, message.Id);
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
    private static partial void LogNotRenewed(ILogger logger, Exception exception, string queue, string messageId);
}
