using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Faults.Running;
using Pipeline.Local.Azurite;
using Pipeline.Storage;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>A storage emulator of the benchmark's own on free ports, and the clients that drop and receive.</summary>
internal sealed class TestBed : IAsyncDisposable
{
    /// <summary>The name of <see cref="Subscriber"/>.</summary>
    public const string SubscriberQueue = "subscriber-everything";

    private readonly DirectoryInfo _folder;
    private readonly AzuriteServer _azurite;
    private readonly ServiceProvider _services;

    private TestBed(DirectoryInfo folder, AzuriteServer azurite)
    {
        (_folder, _azurite) = (folder, azurite);
        Requests = new RequestLog(azurite.LogFile!);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ArticleStorage", (string?)azurite.ConnectionString)]).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPipelineStorage(configuration)
            .BuildServiceProvider();
        Subscriber = new QueueClient(
            azurite.ConnectionString, SubscriberQueue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
    }

    /// <summary>What the storage was asked for.</summary>
    public RequestLog Requests { get; }

    /// <summary>The queue that gets every article.</summary>
    public QueueClient Subscriber { get; }

    public string ConnectionString => _azurite.ConnectionString;

    public IInbox Inbox => _services.GetRequiredService<IInbox>();

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    /// <summary>A folder for the host's data.</summary>
    public string DataFolder { get; private init; } = string.Empty;

    /// <summary>The emulator's process.</summary>
    public int StorageProcessId => _azurite.ProcessId!.Value;

    /// <summary>Starts it.</summary>
    /// <param name="inMemory">Whether it keeps its data in memory, in place of on disk as a user's does.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<TestBed> StartAsync(bool inMemory, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-");
        var options = new AzuriteOptions
        {
            Endpoints = null,
            LogsRequests = true,
            InMemory = inMemory,
            // The host's own, which tells it of drops.
            DataFolder = Path.Combine(folder.FullName, "storage"),
        };
        var azurite = await AzuriteServer.StartAsync(options, progress: null, cancellationToken);
        return new TestBed(folder, azurite) { DataFolder = folder.FullName };
    }

    /// <summary>The local host on this storage, once it runs.</summary>
    public async Task<HostProcess> StartHostAsync(CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string,
            string>
        { ["Local__DataFolder"] = DataFolder, ["Local__ApiPort"] = "0", ["ArticleStorage"] = ConnectionString };
        var host = HostProcess.Start(HostProgram.Articles, settings, DataFolder);
        await host.WaitUntilRunningAsync(cancellationToken);
        return host;
    }

    /// <summary>Creates the containers, queues and tables, as the host does when it starts.</summary>
    public Task ProvisionAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);

    /// <summary>How many events wait in the subscriber's queue; 0 before it is there.</summary>
    public async Task<int> CountEventsAsync(CancellationToken cancellationToken) =>
        await Subscriber.ExistsAsync(cancellationToken)
            ? (await Subscriber.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount
            : 0;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
