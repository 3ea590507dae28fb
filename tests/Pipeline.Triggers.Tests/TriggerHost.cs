using System.Net;
using Articles.TextAnalytics.Embedded;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations.Events;
using Pipeline.Articles.Poison;
using Pipeline.Local.Azurite;
using Pipeline.Storage;
using Pipeline.Tests;

namespace Pipeline.Triggers.Tests;

/// <summary>
/// A host with one trigger class on the storage extension that the Functions host loads, on an Azurite of its own. Events are fed to the
/// extension's webhook, as the Functions host passes them on.
/// </summary>
internal sealed class TriggerHost : IAsyncDisposable
{
    /// <summary>Where the extension puts what it has given up.</summary>
    public const string TriggerPoison = PoisonedMessages.BlobTrigger + PoisonedMessages.QueueSuffix;

    private readonly Webhook _webhook = new();
    private readonly DirectoryInfo _folder;
    private readonly AzuriteServer _azurite;
    private readonly IHost _host;

    private TriggerHost(AzuriteServer azurite, DirectoryInfo folder, Type trigger, Faults faults)
    {
        (_azurite, _folder) = (azurite, folder);
        _host = new HostBuilder()
            .ConfigureWebJobs(builder => builder.AddAzureStorageCoreServices().AddAzureStorageBlobs())
            .ConfigureAppConfiguration(builder => builder.AddInMemoryCollection(
                [
                    KeyValuePair.Create("AzureWebJobsStorage", (string?)azurite.ConnectionString),
                    KeyValuePair.Create("ArticleStorage", (string?)azurite.ConnectionString),
                    // The tests look at what cleaning leaves to the next stage.
                    KeyValuePair.Create("Handover:MaxArticles", (string?)"0"),
                ]))
            .ConfigureServices((context, services) => services
                .AddSingleton<ITypeLocator>(new OneType(trigger))
#pragma warning disable CS0618 // A preview, as long as there has been one.
                .AddSingleton<IWebHookProvider>(_webhook)
#pragma warning restore CS0618
                .AddArticlePipeline(context.Configuration)
                .AddSingleton<INextStage<CleanedArticle>, NoStage>()
                .AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded)
                .UseTextAnalyses(FeatureProviders.Embedded)
                .AddPipelineStorage(context.Configuration)
                .Decorate<IInboxReader>(inbox => new FailingInbox(inbox, faults))
                .Decorate<ICleaningQueue>(queue => new FailingCleaningQueue(queue, faults)))
            .Build();
    }

    public ILedger Ledger => Get<ILedger>();

    public IQueueDepths Depths => Get<IQueueDepths>();

    public EventRedrive Redrive => Get<EventRedrive>();

    public QueueServiceClient Queues => Get<QueueServiceClient>();

    public BlobContainerClient Inbox => Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.Inbox);

    /// <summary>Starts it.</summary>
    /// <param name="trigger">The trigger's class.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="faults">What fails; null for nothing.</param>
    /// <param name="prepare">What is done before the extension looks at the inbox for the first time; null for nothing.</param>
    public static async Task<TriggerHost> StartAsync(
        Type trigger, CancellationToken cancellationToken, Faults? faults = null, Func<TriggerHost, Task>? prepare = null)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-triggers-");
        var azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Endpoints = null, DataFolder = folder.FullName, InMemory = true }, progress: null, cancellationToken);
        var host = new TriggerHost(azurite, folder, trigger, faults ?? new Faults());
        await host.Get<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
        await (prepare?.Invoke(host) ?? Task.CompletedTask);
        await host._host.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>Drops a file.</summary>
    public Task DropAsync(string name, string content, CancellationToken cancellationToken) =>
        Inbox.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);

    /// <summary>Has Event Grid tell of a blob.</summary>
    /// <returns>The status of the answer.</returns>
    public Task<HttpStatusCode> TellAsync(string name, CancellationToken cancellationToken, string container = StorageNames.Inbox) =>
        _webhook.PostAsync(container, name, cancellationToken);

    /// <summary>Waits until a file's row says so.</summary>
    public async Task<LedgerEntry> WaitAsync(string name, Func<LedgerEntry, bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Ledger.FindAsync(ArticleId.FromName(name), cancellationToken) is { } row && holds(row))
            {
                return row;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Waits until the extension's own queue is empty: what it was told is done.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        var own = await Depths.ListQueuesAsync(cancellationToken)
            .Where(queue => queue.StartsWith("azure-webjobs-blobtrigger-", StringComparison.Ordinal))
            .FirstAsync(cancellationToken);
        while (await Depths.FindDepthAsync(own, cancellationToken) > 0)
        {
            await Task.Delay(50, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    private sealed class OneType(Type type) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [type];
    }
}
