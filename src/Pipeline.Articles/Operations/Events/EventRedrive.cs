using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations.Events;

/// <summary>
/// Makes up for events of the inbox that did not come through: those that Event Grid could not deliver (it gives up at once when it is
/// refused, as by a host that is just starting), and those that the blob trigger gave up, which tries for some seconds only. Their files go
/// to the queues of the stages. The same event may come twice; the stages allow for that.
/// </summary>
public sealed partial class EventRedrive(
    IDeadLetters letters, IPoisonQueues poison, PoisonedMessages records, ICleaningQueue cleaning, IWithdrawalQueue withdrawals,
    ILogger<EventRedrive> logger)
{
    // The limits of one run; the next run continues.
    private const int MaxLetters = 2000;
    private const int MaxBatches = 100;

    /// <summary>Sends all of them.</summary>
    /// <returns>How many files.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var files = await SendPoisonAsync(cancellationToken);
        await foreach (var letter in letters.ListAsync(cancellationToken).Take(MaxLetters))
        {
            if (Read(letter) is { } events)
            {
                foreach (var told in events)
                {
                    await SendAsync(told, cancellationToken);
                }

                await letters.DeleteAsync(letter, cancellationToken);
                files += events.Count;
            }
            else
            {
                await letters.SetAsideAsync(letter, cancellationToken);
                LogUnreadable(letter.Name);
            }
        }

        if (files > 0)
        {
            LogSent(files);
        }

        return files;
    }

    /// <returns>The events; null if one of them is none of the inbox's.</returns>
    private static List<InboxEvent>? Read(DeadLetter letter)
    {
        try
        {
            using var json = JsonDocument.Parse(letter.Content);
            List<InboxEvent?> events = json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Select(InboxEvent.Of)]
                : [InboxEvent.Of(json.RootElement)];
            return events.All(told => told is { Name: not null }) ? events.ConvertAll(told => told!) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private Task SendAsync(InboxEvent told, CancellationToken cancellationToken) => told.Type == InboxEvent.Created
        ? cleaning.SendAsync(new CleaningRequest(told.Name!), TimeSpan.Zero, cancellationToken)
        : withdrawals.SendAsync(new WithdrawalRequest(told.Name!), TimeSpan.Zero, cancellationToken);

    /// <summary>A message that names no file in the inbox is put on record for an operator.</summary>
    private async Task<int> SendPoisonAsync(CancellationToken cancellationToken)
    {
        var files = 0;
        for (var batch = 0; batch < MaxBatches
            && await poison.ReceiveAsync(PoisonedMessages.BlobTrigger, cancellationToken) is { Count: > 0 } messages; batch++)
        {
            foreach (var message in messages)
            {
                if (PoisonSubject.Of(message.Body).Name is { } name)
                {
                    await cleaning.SendAsync(new CleaningRequest(name), TimeSpan.Zero, cancellationToken);
                    await poison.DeleteAsync(PoisonedMessages.BlobTrigger, message, cancellationToken);
                    files++;
                }
                else
                {
                    await records.RecordAsync(PoisonedMessages.BlobTrigger, message, cancellationToken);
                }
            }
        }

        return files;
    }

    [LoggerMessage(
        EventId = 75, Level = LogLevel.Warning, Message =
            "{Count} events of the inbox were not delivered; their files are processed now.")]
    private partial void LogSent(int count);

    [LoggerMessage(
        EventId = 76, Level = LogLevel.Error, Message =
            "The dead letter {Name} holds something else than events of the inbox; it is set aside.")]
    private partial void LogUnreadable(string name);
}
