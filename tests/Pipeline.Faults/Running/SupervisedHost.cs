using Pipeline.Local.Azurite;

namespace Pipeline.Faults.Running;

/// <summary>
/// A host that is started again when it ends by itself, as a service manager does; how often that was is part of the count.
/// </summary>
internal sealed class SupervisedHost : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Station _station;
    private readonly IReadOnlyDictionary<string, string>? _settings;
    private readonly string? _folder;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;
    private HostProcess _host;

    private SupervisedHost(Station station, HostProcess host, IReadOnlyDictionary<string, string>? settings, string? folder)
    {
        (_station, _host, _settings, _folder) = (station, host, settings, folder);
        _watching = WatchAsync();
    }

    /// <summary>How often it ended by itself.</summary>
    public int Crashes { get; private set; }

    /// <summary>Starts it, and waits until it runs.</summary>
    public static async Task<SupervisedHost> StartAsync(
        Station station, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null, string? folder = null)
    {
        var host = station.StartHost(settings, folder);
        try
        {
            await host.WaitUntilRunningAsync(cancellationToken);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return new SupervisedHost(station, host, settings, folder);
    }

    /// <summary>Stops it with SIGTERM.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        if (!_host.HasExited)
        {
            await _host.StopAsync(CancellationToken.None);
        }

        await _host.DisposeAsync();
        _ending.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            // A host that finds no storage at its address starts one of its own there.
            if (_host.HasExited && await AzuriteServer.FindAsync(_station.Endpoints, CancellationToken.None) is not null)
            {
                Crashes++;
                await _host.DisposeAsync();
                _host = _station.StartHost(_settings, _folder);
            }

            await Task.Delay(Interval, _ending.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
