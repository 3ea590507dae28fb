using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Cleaning;
using Pipeline.Local.Azurite;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>The storage that the settings name, answering: an emulator on this machine is found or started, a real account needs nothing.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private const string FingerprintFile = $"{CleaningOptions.Section}:{nameof(CleaningOptions.FingerprintFile)}";

    private readonly AzuriteServer? _azurite;

    private LocalStorage(IConfiguration settings, AzuriteServer? azurite) => (Settings, _azurite) = (settings, azurite);

    /// <summary>The settings, with the connection string that the emulator turned out to have, and what it is spared.</summary>
    public IConfiguration Settings { get; }

    /// <summary>Whether it is an emulator on this machine.</summary>
    public bool IsEmulator => _azurite is not null;

    /// <summary>Finds or starts it.</summary>
    public static async Task<LocalStorage> StartAsync(IConfiguration configuration, IProgress<string> progress, CancellationToken cancellationToken)
    {
        StorageSettings.Check(configuration);
        if (configuration[LocalSettings.Storage] is not { } storage || AzuriteEndpoints.FromConnectionString(storage) is not { } endpoints)
        {
            return new LocalStorage(configuration, azurite: null);
        }

        new DataFolder(configuration[LocalSettings.DataFolder]!).EnsureWritable();

        // Endpoints that somebody chose are kept to; the default ones only have to be free.
        var options = new AzuriteOptions
        {
            Endpoints = endpoints,
            MovesToFreePorts = storage == LocalSettings.DevelopmentStorage,
            DataFolder = Path.Combine(configuration[LocalSettings.DataFolder]!, "storage"),
        };
        var azurite = await AzuriteServer.FindOrStartAsync(options, progress, cancellationToken);
        return new LocalStorage(On(azurite, configuration), azurite);
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static IConfiguration On(AzuriteServer azurite, IConfiguration configuration) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(FingerprintFile, (string?)Path.Combine(configuration[LocalSettings.DataFolder]!, "fingerprints.db"))])
            .AddConfiguration(configuration)
            .AddInMemoryCollection([KeyValuePair.Create(LocalSettings.Storage, (string?)azurite.ConnectionString)])
            .Build();
}
