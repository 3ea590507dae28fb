using System.Text;
using Azure.Storage.Queues;

namespace Pipeline.Storage.Tests.Contracts;

/// <summary>A queue seen past the product's own client.</summary>
internal sealed class StorageQueue(StorageFixture storage, string name)
{
    private readonly QueueClient _queue = new(storage.Azurite.ConnectionString, name);

    public Task CreateAsync(CancellationToken cancellationToken) => _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Takes all messages that can be received now.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(CancellationToken cancellationToken)
    {
        List<string> taken = [];
        while (true)
        {
            var messages = (await _queue.ReceiveMessagesAsync(32, cancellationToken: cancellationToken)).Value;
            foreach (var message in messages)
            {
                taken.Add(Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)));
                await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            }

            if (messages.Length == 0)
            {
                return taken;
            }
        }
    }
}
