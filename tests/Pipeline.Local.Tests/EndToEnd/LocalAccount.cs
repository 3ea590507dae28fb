using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Poison;
using Pipeline.Local.Azurite;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>An Azurite of the test's own, empty, and what a reader of its account sees.</summary>
public sealed class LocalAccount : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-e2e-");
    private AzuriteServer? _azurite;
    private ServiceProvider? _services;

    /// <summary>A folder for the program's data, away from the user's own.</summary>
    public string DataFolder => _folder.FullName;

    /// <summary>The ports that it answers at.</summary>
    public IEnumerable<int> Ports =>
        ConnectionString.Split(';').Select(part => part.Split('=', 2)[^1])
        .Where(value => value.StartsWith("http://", StringComparison.Ordinal)).Select(value => new Uri(value).Port);

    public string ConnectionString => _azurite!.ConnectionString;

    public ILedger Ledger => _services!.GetRequiredService<ILedger>();

    public IPoisonStore Poison => _services!.GetRequiredService<IPoisonStore>();

    public IDocumentStore<EnrichedArticle> EnrichedArticles => _services!.GetRequiredService<IDocumentStore<EnrichedArticle>>();

    /// <summary>The program, on this account.</summary>
    internal ArticlesCommand Command => new(DataFolder, new Dictionary<string, string> { ["ArticleStorage"] = _azurite!.ConnectionString });

    public async ValueTask InitializeAsync()
    {
        var options = new AzuriteOptions { Endpoints = null, InMemory = true, DataFolder = Path.Combine(DataFolder, "azurite") };
        _azurite = await AzuriteServer.StartAsync(options, progress: null, TestContext.Current.CancellationToken);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ArticleStorage", (string?)_azurite.ConnectionString)])
            .Build();
        _services = new ServiceCollection().AddPipelineStorage(configuration).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Drops a file, as a crawler does.</summary>
    public Task<string> DropAsync(string name, string content, CancellationToken cancellationToken) =>
        DropAsync(name, Encoding.UTF8.GetBytes(content), cancellationToken);

    /// <summary>Drops a file, as a crawler does.</summary>
    /// <returns>Its ETag.</returns>
    public Task<string> DropAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        _services!.GetRequiredService<IInbox>().UploadAsync(name, new MemoryStream(content), cancellationToken);

    /// <summary>Removes a file from the inbox, as a person does.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        _services!.GetRequiredService<Azure.Storage.Blobs.BlobServiceClient>()
            .GetBlobContainerClient(StorageNames.Inbox)
            .DeleteBlobAsync(name, cancellationToken: cancellationToken);

    /// <summary>Takes every event out of a subscriber's queue, as a subscriber would.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReceiveAsync(string queue, CancellationToken cancellationToken)
    {
        var client =
            new QueueClient(_azurite!.ConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var events = new List<JsonElement>();
        while (true)
        {
            var messages = (await client.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1), cancellationToken)).Value;
            if (messages.Length == 0)
            {
                return events;
            }

            foreach (var message in messages)
            {
                events.Add(JsonDocument.Parse(message.Body.ToMemory()).RootElement.Clone());
                await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            }
        }
    }

    /// <summary>The text of an enriched document, as a subscriber downloads it.</summary>
    public async Task<string> DownloadAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var blob = _services!.GetRequiredService<Azure.Storage.Blobs.BlobServiceClient>()
            .GetBlobContainerClient(StorageNames.EnrichedArticles)
            .GetBlobClient($"{id}.json");
        return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
    }
}
