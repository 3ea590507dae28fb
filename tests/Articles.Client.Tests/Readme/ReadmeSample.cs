using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;

namespace Articles.Client.Tests.Readme;

/// <summary>The samples of the package's README: each is what stands between two lines of this file.</summary>
internal static class ReadmeSample
{
    public static async Task ReceiveAsync(Uri queueUri, IDictionary<string, EnrichedData> copies, CancellationToken cancellationToken)
    {
        // begin: queue
        using var positions = FilePositions.Open("positions.jsonl");
        var queue = new ArticleQueue(new QueueClient(queueUri, new DefaultAzureCredential()), positions);
        while (!cancellationToken.IsCancellationRequested)
        {
            var received = await queue.ReceiveAsync(HandleAsync, cancellationToken);
            foreach (var failure in received.Failures)
            {
                Console.Error.WriteLine($"{failure.MessageId}: {failure.Exception.Message}");
            }

            if (received.IsEmpty)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            }
        }

        Task HandleAsync(ArticleEvent received, CancellationToken cancellationToken)
        {
            switch (received)
            {
                case ArticleEnriched enriched:
                    copies[enriched.ArticleId] = enriched.Article;
                    break;
                case ArticleWithdrawn withdrawn:
                    copies.Remove(withdrawn.ArticleId);
                    break;
                default:
                    Console.Error.WriteLine($"An event of the unknown type {received.Type}.");
                    break;
            }

            return Task.CompletedTask;
        }

        // end
    }

    // begin: webhook
    public static async Task<int> PostAsync(
        HttpRequest request, WebhookReader reader, IArticlePositions positions, Func<ArticleEvent, CancellationToken, Task> handle)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var headers = request.Headers;
        try
        {
            var received = reader.Read(
                headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray());
            await received.ApplyAsync(positions, handle, request.HttpContext.RequestAborted);
            return StatusCodes.Status204NoContent;
        }
        catch (WebhookRejectedException)
        {
            return StatusCodes.Status401Unauthorized;
        }
        catch (InvalidEventException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    // end
}
