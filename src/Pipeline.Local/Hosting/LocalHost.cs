using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Functions.Hosting.Language;
using Pipeline.Local.Hosting.Leasing;
using Pipeline.Local.Hosting.Timers;
using Pipeline.Search;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// The pipeline on this machine: the trigger classes of Pipeline.Functions on the WebJobs SDK, which is the engine inside the
/// Functions runtime, with embedded text analytics and the embedded index.
/// </summary>
internal static class LocalHost
{
    // Locally, polling an empty queue is free; in Azure each poll is billed, so host.json waits longer.
    private static readonly TimeSpan QueuePollingInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Builds the host; the storage must be available when it starts.</summary>
    /// <param name="configuration">The machine's settings.</param>
    /// <param name="analytics">The text analytics.</param>
    /// <param name="logToConsole">Whether its log goes to standard error as well as to a file.</param>
    /// <param name="configure">Final changes to the services; null for none.</param>
    public static IHost Build(
        IConfiguration configuration, EmbeddedTextAnalytics analytics, bool logToConsole, Action<IServiceCollection>? configure = null) =>
        new HostBuilder()
            .ConfigureWebJobs(builder => builder
                .AddAzureStorageCoreServices()
                .AddAzureStorageQueues(queues => queues.MaxPollingInterval = QueuePollingInterval)
                .AddTimers())
            // After the SDK, which adds the environment: the storage that was chosen is not always the one that the environment names.
            .ConfigureAppConfiguration(builder => builder
                .AddHostJson()
                .AddConfiguration(configuration))
            .ConfigureLogging(logging => logging.AddHostLog(configuration[LocalSettings.DataFolder]!, logToConsole))
            .ConfigureServices(services =>
            {
                AddPipeline(services, configuration, analytics);
                services
                    .AddSingleton<ITypeLocator, TriggerTypes>()
                    .AddIndexKeeper(configuration)
                    .AddLocalTelemetry(configuration)
                    .AddQueueLeases()
                    .AddTimerState()
                    .AddInboxWatcher();
                configure?.Invoke(services);
            })
            .Build();

    /// <summary>Runs the checks of the host's start before storage is started.</summary>
    /// <param name="configuration">The machine's settings.</param>
    /// <param name="configure">Final changes to the services; null for none.</param>
    /// <exception cref="OptionsValidationException">A setting cannot work.</exception>
    /// <exception cref="InvalidOperationException">The storage is missing, wrong, or one to sign in to with an identity.</exception>
    public static void CheckSettings(IConfiguration configuration, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging();
        // No analytics: they are not needed here, and they load their word lists on creation.
        AddPipeline(services, configuration, analytics: null);
        configure?.Invoke(services);
        if (configuration[LocalSettings.Storage] is null)
        {
            throw new InvalidOperationException(
                $"The pipeline on this machine cannot sign in to its queues with an identity. Set {LocalSettings.Storage} to a connection "
                + "string, or run the pipeline in Azure.");
        }

        using var provider = services.BuildServiceProvider();
        provider.GetService<IStartupValidator>()?.Validate();
    }

    private static void AddPipeline(IServiceCollection services, IConfiguration configuration, EmbeddedTextAnalytics? analytics) =>
        services
            .AddArticlePipeline(configuration)
            .AddLanguageService(configuration)
            .AddTextAnalytics(FeatureProviders.Embedded, analytics)
            .UseTextAnalyses(FeatureProviders.Embedded)
            .AddPipelineStorage(configuration)
            .AddSearchIndex(configuration);
}
