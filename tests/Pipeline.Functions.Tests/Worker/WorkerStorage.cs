extern alias Local;

using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Local::Pipeline.Local.Azurite;
using Pipeline.Articles.Contracts;

namespace Pipeline.Functions.Tests.Worker;

/// <summary>An Azurite for a worker, and what is in it.</summary>
internal sealed class WorkerStorage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly AzuriteServer _azurite;

    private WorkerStorage(DirectoryInfo folder, AzuriteServer azurite)
    {
        (_folder, _azurite) = (folder, azurite);
        Blobs = new BlobServiceClient(azurite.ConnectionString);
        Queues = new QueueServiceClient(azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        Tables = new TableServiceClient(azurite.ConnectionString);
    }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    /// <summary>The settings of a worker on it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ArticleStorage"] = _azurite.ConnectionString,
        ["Search__Path"] = Path.Combine(_folder.FullName, "index.db"),
        // Tests that look between the stages need the pointers.
        ["Handover__MaxArticles"] = "0",
    };

    public static async Task<WorkerStorage> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-worker-");
        var options = new AzuriteOptions { Endpoints = null, DataFolder = Path.Combine(folder.FullName, "azurite"), InMemory = true };
        return new WorkerStorage(folder, await AzuriteServer.StartAsync(options, progress: null, cancellationToken));
    }

    public Task DropAsync(string name, string content, CancellationToken cancellationToken) =>
        Blobs.GetBlobContainerClient(StorageNames.Inbox).UploadBlobAsync(name, new BinaryData(content), cancellationToken);

    /// <summary>Takes the messages of a queue, as the host does.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(string queue, CancellationToken cancellationToken)
    {
        var client = Queues.GetQueueClient(queue);
        var messages = (await client.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), cancellationToken)).Value;
        foreach (var message in messages)
        {
            await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }

        return [.. messages.Select(message => message.Body.ToString())];
    }

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
