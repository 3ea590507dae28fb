using Articles.Client;
using Azure.Storage.Queues;

namespace Samples;

/// <summary>Receives a subscription's queue into a table, until it is cancelled.</summary>
public static class QueueConsumer
{
    public static async Task RunAsync(QueueClient queue, ArticleTable articles, CancellationToken cancellationToken)
    {
        articles.Create();
        var events = new ArticleQueue(queue, articles);
        while (true)
        {
            var received = await events.ReceiveAsync(HandleAsync, cancellationToken);
            foreach (var failure in received.Failures)
            {
                await Console.Error.WriteLineAsync($"{failure.MessageId}: {failure.Exception.Message}");
            }

            if (received.IsEmpty)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    /// <summary>The table has the article by then; an unknown type is an error, so that its message is set aside.</summary>
    public static Task HandleAsync(ArticleEvent received, CancellationToken cancellationToken) => received is UnknownEvent
        ? throw new NotSupportedException($"An event of the unknown type {received.Type}.")
        : Task.CompletedTask;
}
