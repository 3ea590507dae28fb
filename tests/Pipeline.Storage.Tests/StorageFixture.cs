using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Azurite;
using Pipeline.Storage.Tests;

[assembly: AssemblyFixture(typeof(StorageFixture))]

namespace Pipeline.Storage.Tests;

/// <summary>One real Azurite for all tests, in memory on free ports, and the room as a host registers it.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private AzuriteServer? _azurite;
    private ServiceProvider? _services;

    public AzuriteServer Azurite => _azurite!;

    public BlobServiceClient Blobs => Get<BlobServiceClient>();

    public QueueServiceClient Queues => Get<QueueServiceClient>();

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Endpoints = null, DataFolder = _folder.Path, InMemory = true },
            progress: null,
            CancellationToken.None);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>("ArticleStorage", _azurite.ConnectionString)])
            .Build();
        _services = new ServiceCollection().AddPipelineStorage(configuration).BuildServiceProvider(validateScopes: true);
        await Get<StorageProvisioner>().EnsureCreatedAsync(CancellationToken.None);
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

        _folder.Dispose();
    }
}
