using System.Text.Json;
using Azure.Storage.Queues;

namespace Pipeline.Local.Tests.Samples;

/// <summary>What docs/subscribe.md shows: keeps the newest state of each article that a subscription sends.</summary>
public sealed class ArticleConsumer(QueueClient queue, IDictionary<string, Copy> copies)
{
    // The queue client needs QueueMessageEncoding.Base64. Here `copies` is a dictionary; in production, use a table, written in one
    // transaction with your own data.
    public async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        foreach (var message in (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), cancellationToken)).Value)
        {
            using var json = JsonDocument.Parse(message.Body);
            var (cloudEvent, data) = (json.RootElement, json.RootElement.GetProperty("data"));
            var article = cloudEvent.GetProperty("subject").GetString()!;
            var copy = new Copy(
                cloudEvent.GetProperty("id").GetString()!,
                data.GetProperty("sequence").GetInt32(),
                cloudEvent.GetProperty("time").GetDateTimeOffset(),
                cloudEvent.GetProperty("type").GetString() == "article.withdrawn.v1" ? null : data.Clone());

            // A redelivery has the id that is known; what is older than what is known came late. A withdrawn article is remembered, so that
            // neither revives it.
            if (!copies.TryGetValue(article, out var known) || (copy.EventId != known.EventId && copy.IsNewerThan(known)))
            {
                copies[article] = copy;
            }

            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
    }
}

/// <summary>An article as it stands; without data it was withdrawn.</summary>
public sealed record Copy(string EventId, int Sequence, DateTimeOffset Time, JsonElement? Data)
{
    public bool IsNewerThan(Copy other) => (Sequence, Time).CompareTo((other.Sequence, other.Time)) > 0;
}
