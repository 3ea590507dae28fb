using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// A trigger's queue, for the SDK's listener: messages are leased as <see cref="LeaseOptions"/> say, and none are received once the host
/// stops.
/// </summary>
internal sealed partial class LeasedQueue(
    string connection, string name, QueueClientOptions clientOptions, LeaseOptions options, MessagesInHand inHand, ILogger logger)
    : QueueClient(connection, name, clientOptions)
{
    /// <summary>The host created its queues before it started; another call could only fail, and end the host.</summary>
    public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Response.FromValue(true, null!));

    /// <inheritdoc/>
    /// <remarks>
    /// A sent request is not cancelled: without a reader of the response, its messages would be hidden anyway. Messages that arrive while
    /// the host stops are returned at once.
    /// </remarks>
    /// <exception cref="RequestFailedException">
    /// The storage is unreachable, or the host stops. The status is 503: the listener tries again later. Any other would end the process.
    /// </exception>
    public override async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        if (inHand.IsStopping)
        {
            throw Later("The host stops.", cause: null);
        }

        var response = await LeaseAsync(maxMessages);
        var messages = response.Value;
        Array.ForEach(messages, inHand.Add);
        if (!inHand.IsStopping)
        {
            return response;
        }

        foreach (var message in messages)
        {
            await GiveBackAsync(message);
        }

        return Response.FromValue<QueueMessage[]>([], response.GetRawResponse());
    }

    /// <summary>The SDK's own renewal every five minutes, which knows only a message's first receipt: it is told to end.</summary>
    /// <exception cref="RequestFailedException">Always. An exception that is not expected there would end the process.</exception>
    public override Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        throw new RequestFailedException(404, "The lease is renewed elsewhere.", QueueErrorCode.MessageNotFound.ToString(), null);

    /// <summary>Hides a message that is in hand for this time from now; zero returns it to the queue.</summary>
    /// <returns>The message with its new receipt.</returns>
    /// <exception cref="Exception"><see cref="StorageFailure"/></exception>
    public async Task<QueueMessage> HideAsync(QueueMessage message, TimeSpan time) =>
        // Not cancelled: the response has the receipt that is needed to delete the message.
        message.Update(await base.UpdateMessageAsync(
            message.MessageId, message.PopReceipt, default(string), time, CancellationToken.None));

    private async Task<Response<QueueMessage[]>> LeaseAsync(int? maxMessages)
    {
        try
        {
            return await base.ReceiveMessagesAsync(maxMessages, options.Duration, CancellationToken.None);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            LogNotReached(exception, Name);
            throw Later("The queue could not be read.", exception);
        }
    }

    private async Task GiveBackAsync(QueueMessage message)
    {
        try
        {
            await HideAsync(message, TimeSpan.Zero);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            LogNotReached(exception, Name);
        }
        finally
        {
            inHand.Remove(message);
        }
    }

    private static RequestFailedException Later(string reason, Exception? cause) => new(503, reason, cause);

    [LoggerMessage(EventId = 56, Level = LogLevel.Warning, Message = "The queue {Queue} could not be read; trying again.")]
    private partial void LogNotReached(Exception exception, string queue);
}
