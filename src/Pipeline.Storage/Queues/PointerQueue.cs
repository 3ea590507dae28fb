using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Queues;

/// <summary>
/// Pointers as queue messages: JSON in Base64 (the client's encoding, see <see cref="ServiceCollectionExtensions"/>), as the Functions
/// runtime expects.
/// </summary>
internal sealed class PointerQueue(QueueServiceClient service) : IPointerQueue
{
    private const int MaxBytes = 1024;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    public async Task SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, MaxDelay);
        var message = JsonSerializer.SerializeToUtf8Bytes(pointer, ArticleJson.Default.ArticlePointer);
        if (message.Length > MaxBytes)
        {
            throw new ArgumentException($"A pointer has at most {MaxBytes} bytes as JSON, this one {message.Length}.", nameof(pointer));
        }

        await service.GetQueueClient(queue).SendAsync(message, delay, cancellationToken);
    }
}
