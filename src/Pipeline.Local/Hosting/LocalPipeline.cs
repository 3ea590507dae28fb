using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Articles.Enrichment;
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
        var host = LocalHost.Build(configuration, logToConsole);
        AzuriteServer? azurite = null;
        try
        {
            // The language models take about as long to load as Azurite takes to start.
            var warmUp = WarmUpAsync(host.Services, cancellationToken);
            azurite = await StartAzuriteAsync(configuration, progress, cancellationToken);
            await host.Services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
            await host.StartAsync(cancellationToken);
            await warmUp;
            return new LocalPipeline(azurite, host);
        }
        catch
        {
            host.Dispose();
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
    private static async Task<AzuriteServer?> StartAzuriteAsync(IConfiguration configuration, IProgress<string> progress, CancellationToken cancellationToken) =>
        configuration["Storage"] is { } storage && AzuriteEndpoints.FromConnectionString(storage) is { } endpoints
            ? await AzuriteServer.FindOrStartAsync(
                new AzuriteOptions { Endpoints = endpoints, DataFolder = Path.Combine(configuration[LocalSettings.DataFolder]!, "storage") },
                progress,
                cancellationToken)
            : null;

    /// <summary>Analyses a sentence, so that the first article does not wait for models that load at their first use.</summary>
    private static async Task WarmUpAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var analyzer = services.GetRequiredService<ArticleAnalyzer>();
        await analyzer.AnalyzeAsync("The mayor of Springfield opened a bridge on Monday.", languageHint: null, cancellationToken);
    }
}
