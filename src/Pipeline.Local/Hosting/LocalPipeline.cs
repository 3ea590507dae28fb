using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Embedded;
using Pipeline.Local.Azurite;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>Azurite (found, or started as a child) and the host on it, running. Disposing stops both, the host first.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly AzuriteServer? _azurite;
    private readonly IHost _host;

    private LocalPipeline(AzuriteServer? azurite, IHost host)
    {
        _azurite = azurite;
        _host = host;
    }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Brings everything up.</summary>
    /// <param name="configuration">The machine's settings.</param>
    /// <param name="logToConsole">Whether the host's log goes to standard error as well as to a file.</param>
    /// <param name="progress">Is told what takes long, for a person.</param>
    /// <param name="cancellationToken">Gives up and stops what was started.</param>
    public static async Task<LocalPipeline> StartAsync(
        IConfiguration configuration, bool logToConsole, IProgress<string> progress, CancellationToken cancellationToken)
    {
        // The language models take about as long to load as Azurite takes to start.
        var warming = Task.Run(() => LoadAnalyticsAsync(cancellationToken), cancellationToken);
        var azurite = await StartAzuriteAsync(configuration, progress, cancellationToken);
        IHost? host = null;
        try
        {
            var settings = azurite is null ? configuration : With(configuration, LocalSettings.Storage, azurite.ConnectionString);
            host = LocalHost.Build(settings, await warming, logToConsole);
            await host.Services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
            await host.StartAsync(cancellationToken);
            return new LocalPipeline(azurite, host);
        }
        catch
        {
            host?.Dispose();
            if (azurite is not null)
            {
                await azurite.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    /// <summary>Finds or starts Azurite when the storage is an emulator on this machine; a real account needs none.</summary>
    private static async Task<AzuriteServer?> StartAzuriteAsync(IConfiguration configuration, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (configuration[LocalSettings.Storage] is not { } storage || AzuriteEndpoints.FromConnectionString(storage) is not { } endpoints)
        {
            return null;
        }

        // Endpoints that somebody chose are kept to; the default ones only have to be free.
        var options = new AzuriteOptions
        {
            Endpoints = endpoints,
            MovesToFreePorts = storage == LocalSettings.DevelopmentStorage,
            DataFolder = Path.Combine(configuration[LocalSettings.DataFolder]!, "storage"),
        };
        return await AzuriteServer.FindOrStartAsync(options, progress, cancellationToken);
    }

    /// <summary>The embedded text analytics, once used: its models load at the first text, and the first article need not wait for them.</summary>
    private static async Task<EmbeddedTextAnalytics> LoadAnalyticsAsync(CancellationToken cancellationToken)
    {
        var analytics = new EmbeddedTextAnalytics();
        TextDocument[] sentence = [new("1", "The mayor of Springfield opened a bridge on Monday.")];
        var parameters = new AnalysisParameters(SummarySentences: 1, Opinions: false);
        await analytics.Language.AnalyzeAsync(sentence, parameters, cancellationToken);
        await analytics.Entities.AnalyzeAsync(sentence, parameters, cancellationToken);
        return analytics;
    }

    private static IConfiguration With(IConfiguration configuration, string key, string value) =>
        new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();
}
