using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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

    /// <summary>Whether Azurite was started by us, and so ends with us.</summary>
    public bool OwnsAzurite => _azurite is not null;

    /// <summary>Brings everything up.</summary>
    /// <param name="configuration">The machine's settings.</param>
    /// <param name="logLevel">What the host logs, to standard error.</param>
    /// <param name="say">Is told what is going on, for a person.</param>
    /// <param name="cancellationToken">Gives up and stops what was started.</param>
    public static async Task<LocalPipeline> StartAsync(
        IConfiguration configuration, LogLevel logLevel, Action<string> say, CancellationToken cancellationToken)
    {
        var azurite = await LocalStorage.EnsureAsync(configuration, say, cancellationToken);
        IHost? host = null;
        try
        {
            host = LocalHost.Build(configuration, logLevel);
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

    /// <summary>Waits until the host is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _host.WaitForShutdownAsync(cancellationToken);

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
}
