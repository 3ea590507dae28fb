using System.Text.Json.Serialization.Metadata;
using Articles.TextAnalytics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Events;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Reprocessing.Finders;
using Pipeline.Articles.Searching;
using Pipeline.Storage.Blobs;
using Pipeline.Storage.Queues;
using Pipeline.Storage.Sqlite;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>Registers Azure Storage behind the pipeline's interfaces.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Registers, all as singletons: both document stores, <see cref="IEnrichedCatalog"/>, the ledger and its queries, the parts of files,
    /// the fingerprints, the log of stories, the day's budget, the cache of text analytics, the queues between the stages and to subscribers, the inbox (also
    /// as <see cref="IInbox"/>), <see cref="IQueueDepths"/>, <see cref="StorageProvisioner"/>, and the SDK's three service clients.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The settings; their section <c>ArticleStorage</c> is read at once, without network.</param>
    /// <exception cref="InvalidOperationException">The section is missing or wrong; the message says what to set.</exception>
    public static IServiceCollection AddPipelineStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = StorageConnection.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => connection.CreateBlobs());
        services.AddSingleton(_ => connection.CreateQueues());
        services.AddSingleton(_ => connection.CreateTables());
        services.AddSingleton<StorageProvisioner>();

        services.AddDocumentStore(StorageNames.CleanArticles, CleaningJson.Default.CleanedArticle);
        services.AddDocumentStore(StorageNames.EnrichedArticles, EnrichmentJson.Default.EnrichedArticle);
        services.AddSingleton<IEnrichedCatalog, EnrichedCatalog>();
        services.AddSingleton<ILedger, TableLedger>();
        services.AddSingleton<ILedgerQueries, LedgerQueries>();
        services.AddSingleton<IBudgetStore, TableBudgetStore>();
        services.AddSingleton<IAnalysisCache, BlobAnalysisCache>();
        services.AddSingleton<IPointerQueue, PointerQueue>();
        services.AddSingleton<ICleaningQueue, CleaningQueue>();
        services.AddSingleton<IDeadLetters, BlobDeadLetters>();
        services.AddSingleton<IWithdrawalQueue, WithdrawalQueue>();
        services.AddSingleton<IWebhookQueue, WebhookQueue>();
        services.AddSingleton<IArticleParts, TableArticleParts>();
        services.AddSingleton<IArchiveRanges, TableArchiveRanges>();
        services.AddSingleton<IExpansionQueue, ExpansionQueue>();
        services.AddSingleton<IItemNames, TableItemNames>();
        services.AddSingleton<IFormerRevisions, BlobFormerRevisions>();
        services.AddSingleton<IFingerprintIndex>(
            provider => string.IsNullOrEmpty(provider.GetRequiredService<IOptions<DuplicateOptions>>().Value.FingerprintFile)
                ? ActivatorUtilities.CreateInstance<TableFingerprintIndex>(provider)
                : ActivatorUtilities.CreateInstance<SqliteFingerprintIndex>(provider));
        services.AddSingleton<IStoryLog>(
            provider => string.IsNullOrEmpty(provider.GetRequiredService<IOptions<StoryOptions>>().Value.StoryFile)
                ? ActivatorUtilities.CreateInstance<BlobStoryLog>(provider)
                : ActivatorUtilities.CreateInstance<SqliteStoryLog>(provider));
        services.AddSingleton<IReprocessingQueue, ReprocessingQueue>();
        services.AddSingleton<ICheckpointStore, CheckpointStore>();
        services.AddSingleton<IHeldRemovals, TableHeldRemovals>();
        services.AddSingleton<IHostSettings, TableHostSettings>();
        services.AddSingleton<IStageRowSweep, StageRowSweep>();
        services.AddSingleton<IStoredArticles, StoredArticles>();
        services.AddSingleton<ISubscriberQueues, SubscriberQueues>();
        services.AddSingleton<IQueueDepths>(_ => new QueueDepths(connection.CreateQueues(QueueMessageEncoding.None)));
        services.AddSingleton<IPoisonQueues>(_ => new PoisonQueues(connection.CreateQueues(QueueMessageEncoding.None)));
        services.AddSingleton<IPoisonStore, PoisonStore>();
        services.AddHealthChecks()
            .AddCheck<BlobHealthCheck>("blobs", timeout: HealthReader.Timeout)
            .AddCheck<QueueHealthCheck>("queues", timeout: HealthReader.Timeout)
            .AddCheck<TableHealthCheck>("tables", timeout: HealthReader.Timeout);
        services.AddSingleton<BlobInbox>();
        services.AddSingleton<IInboxReader>(provider => provider.GetRequiredService<BlobInbox>());
        services.AddSingleton<IInboxListing>(provider => provider.GetRequiredService<BlobInbox>());
        services.AddSingleton<IInbox>(provider => provider.GetRequiredService<BlobInbox>());
        services.AddSingleton<IInboxWriter>(provider => provider.GetRequiredService<IInbox>());
        return services;
    }

    private static void AddDocumentStore<TDocument>(this IServiceCollection services, string container, JsonTypeInfo<TDocument> json)
        where TDocument : ArticleDocument =>
        services.AddSingleton<IDocumentStore<TDocument>>(
            provider => new BlobDocumentStore<TDocument>(provider.GetRequiredService<BlobServiceClient>(), container, json));
}
