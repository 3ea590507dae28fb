using Articles.TextAnalytics;
using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Operations;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>A running Azurite (found, or started as a child) with the host on it. Disposing stops both, the host first.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly LocalStorage _storage;
    private readonly IHost _host;

    private LocalPipeline(LocalStorage storage, IHost host)
    {
        _storage = storage;
        _host = host;
    }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts everything.</summary>
    /// <param name="configuration">The machine's settings.</param>
    /// <param name="logToConsole">Whether the host's log goes to standard error as well as to a file.</param>
    /// <param name="progress">Reports long steps to the user.</param>
    /// <param name="cancellationToken">Cancels the operation and stops what was started.</param>
    /// <param name="configure">Final changes to the services; null for none.</param>
    public static async Task<LocalPipeline> StartAsync(
        IConfiguration configuration, bool logToConsole, IProgress<string> progress, CancellationToken cancellationToken,
        Action<IServiceCollection>? configure = null)
    {
        new DataFolder(configuration[LocalSettings.DataFolder]!).EnsureWritable();
        LocalHost.CheckSettings(configuration, configure);

        // The model of names loads while Azurite starts.
        var warming = Task.Run(() => LoadAnalyticsAsync(cancellationToken), cancellationToken);
        var reports = new DropReports();
        var storage = await LocalStorage.StartAsync(configuration, progress, cancellationToken, reports.Watch);
        IHost? host = null;
        try
        {
            host = LocalHost.Build(storage.Settings, await warming, logToConsole, services =>
            {
                services.AddSingleton(storage.Restarts).AddSingleton(reports);
                configure?.Invoke(services);
            });
            await host.Services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
            await host.Services.GetRequiredService<IHostSettings>().WriteAsync(
                new HostSettings(
                    host.Services.GetRequiredService<IOptions<EnrichmentOptions>>().Value.Features.ToString(), StorageNames.Layout),
                cancellationToken);
            await host.StartAsync(cancellationToken);
            return new LocalPipeline(storage, host);
        }
        catch
        {
            if (host is not null)
            {
                await AbandonAsync(host);
            }

            await storage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_host);
        await _storage.DisposeAsync();
    }

    private static async Task StopAsync(IHost host)
    {
        await host.StopAsync(CancellationToken.None);
        await DisposeAsync(host);
    }

    /// <summary>Stops the started parts of a host whose start was interrupted.</summary>
    private static async Task AbandonAsync(IHost host)
    {
        try
        {
            await host.StopAsync(CancellationToken.None);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or OperationCanceledException or AggregateException or ArgumentNullException)
        {
            // The WebJobs host does not stop before it has started, and the host itself has no services to stop before that (it throws
            // ArgumentNullException); the reason why the start failed matters.
        }

        await DisposeAsync(host);
    }

    private static async Task DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }

    /// <summary>
    /// The embedded text analytics, once used: the first article need not wait for what loads at the first text.
    /// </summary>
    private static async Task<EmbeddedTextAnalytics> LoadAnalyticsAsync(CancellationToken cancellationToken)
    {
        var analytics = new EmbeddedTextAnalytics();
        TextDocument[] sentence =
            [new("1", "The mayor of Springfield said that the bridge, which was opened on Monday, would have been there before this.")];
        var parameters = new AnalysisParameters(SummarySentences: 1, Opinions: false);
        await analytics.Language.AnalyzeAsync(sentence, parameters, cancellationToken);
        await analytics.Entities.AnalyzeAsync(sentence, parameters, cancellationToken);
        return analytics;
    }
}
