using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Azure.Storage.Queues.Specialized;

namespace Articles.Client;

/// <summary>
/// A subscription's queue. Each event is handled, then its message is deleted; one that is known or older than what is known is deleted
/// unhandled. No message is lost: one that is no event is moved to the poison queue as it is, and so is one whose handling failed or did not
/// end <see cref="ArticleQueueOptions.MaxAttempts"/> times. Several receivers may share a queue if they share their positions.
/// </summary>
public sealed class ArticleQueue
{
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _queue;
    private readonly QueueClient _poison;
    private readonly IArticlePositions _positions;
    private readonly ArticleQueueOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates one.</summary>
    /// <param name="queue">The queue. Leave its message encoding as it is (none): the class reads the messages' Base64 itself, so that a
    /// message without it can be set aside.</param>
    /// <param name="positions">What was handled before.</param>
    /// <param name="options">How it receives; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ArticleQueue(QueueClient queue, IArticlePositions positions, ArticleQueueOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(positions);
        (_queue, _positions, _options, _time) = (queue, positions, options ?? new ArticleQueueOptions(), time ?? TimeProvider.System);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.BatchSize, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.BatchSize, 32, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Visibility, TimeSpan.FromSeconds(1), nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.Visibility, TimeSpan.FromDays(7), nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxAttempts, 1, nameof(options));
        _poison = _options.PoisonQueue ?? queue.GetParentQueueServiceClient().GetQueueClient($"{queue.Name}-poison");
    }

    /// <summary>Receives the messages that wait, at most <see cref="ArticleQueueOptions.BatchSize"/>, and handles them one by one.</summary>
    /// <param name="handle">Handles an event. If it throws, the message stays in the queue and the other messages go on.</param>
    /// <param name="cancellationToken">Cancels the operation; messages that were not handled come again.</param>
    /// <returns>What was received. Look at its failures: nothing else reports them.</returns>
    /// <exception cref="RequestFailedException">The storage did not answer, or there is no such queue (404): the pipeline creates it with the
    /// first event.</exception>
    /// <exception cref="InvalidOperationException">The client decodes Base64 itself and met a message without it.</exception>
    public async Task<ReceivedMessages> ReceiveAsync(
        Func<ArticleEvent, CancellationToken, Task> handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var received = new ReceivedMessages();
        var hidden = _time.GetTimestamp();
        foreach (var message in await FetchAsync(cancellationToken))
        {
            // Those at the end of a slow batch are hidden anew, or another receiver would take them meanwhile.
            var isLate = _time.GetElapsedTime(hidden) > _options.Visibility / 2;
            received = (isLate ? await HideAsync(message, cancellationToken) : message) is { } held
                ? await TakeAsync(held, handle, received, cancellationToken)
                : received;
        }

        return received;
    }

    private async Task<ReceivedMessages> TakeAsync(
        QueueMessage message, Func<ArticleEvent, CancellationToken, Task> handle, ReceivedMessages received,
        CancellationToken cancellationToken)
    {
        bool isHandled;
        try
        {
            isHandled = await HandleAsync(message, handle, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var isSetAside = e is InvalidEventException || message.DequeueCount >= _options.MaxAttempts;
            if (isSetAside)
            {
                await SetAsideAsync(message, cancellationToken);
            }

            return received with { Failures = [.. received.Failures, new FailedMessage(message.MessageId, message.Body, e, isSetAside)] };
        }

        await DeleteAsync(message, cancellationToken);
        return isHandled ? received with { Handled = received.Handled + 1 } : received with { PassedOver = received.PassedOver + 1 };
    }

    private Task<bool> HandleAsync(
        QueueMessage message, Func<ArticleEvent, CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        message.DequeueCount > _options.MaxAttempts
            ? throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The handling never ended: the message came {message.DequeueCount} times."))
            : ArticleEvent.Parse(MessageContent.Of(message.Body)).ApplyAsync(_positions, handle, cancellationToken);

    private async Task<QueueMessage[]> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _queue.ReceiveMessagesAsync(_options.BatchSize, _options.Visibility, cancellationToken)).Value;
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException(
                "A message is not Base64, and the client fails at it. Create the client without QueueMessageEncoding.Base64.", e);
        }
    }

    /// <returns>Null if another receiver has the message.</returns>
    private async Task<QueueMessage?> HideAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return message.Update(await _queue.UpdateMessageAsync(
                message.MessageId, message.PopReceipt, visibilityTimeout: _options.Visibility, cancellationToken: cancellationToken));
        }
        catch (RequestFailedException e) when (IsGone(e))
        {
            return null;
        }
    }

    private async Task DeleteAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (RequestFailedException e) when (IsGone(e))
        {
            // It took longer than the message was hidden. Whoever has it now passes over it.
        }
    }

    /// <summary>Copies the message first: a program that ends in between leaves it twice, never lost.</summary>
    private async Task SetAsideAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _poison.SendMessageAsync(message.Body, TimeSpan.Zero, NeverExpires, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await _poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await _poison.SendMessageAsync(message.Body, TimeSpan.Zero, NeverExpires, cancellationToken);
        }

        await DeleteAsync(message, cancellationToken);
    }

    private static bool IsGone(RequestFailedException e) =>
        e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch;
}
