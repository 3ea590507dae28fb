using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Local.Azurite;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>The configured storage, ready for use: an emulator on this machine is found or started, a real account needs nothing.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private const string FingerprintFile = $"{CleaningServices.Section}:{nameof(DuplicateOptions.FingerprintFile)}";

    private const string StoryFile = $"{StoryOptions.Section}:{nameof(StoryOptions.StoryFile)}";

    private readonly AzuriteServer? _azurite;

    private LocalStorage(IConfiguration settings, AzuriteServer? azurite) => (Settings, _azurite) = (settings, azurite);

    /// <summary>The settings, with the emulator's actual connection string and its reduced load.</summary>
    public IConfiguration Settings { get; }

    /// <summary>Whether it is an emulator on this machine.</summary>
    public bool IsEmulator => _azurite is not null;

    /// <summary>How often the emulator was killed and came back.</summary>
    public StorageRestarts Restarts => new(() => _azurite?.Restarts ?? 0);

    /// <summary>Finds or starts it.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="progress">Reports long steps in sentences.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="watch">Hears of written blobs, if it is the data folder's emulator; null for nobody.</param>
    /// <exception cref="AzuriteException">The emulator cannot be started, or is another data folder's.</exception>
    public static async Task<LocalStorage> StartAsync(
        IConfiguration configuration, IProgress<string> progress, CancellationToken cancellationToken, ContainerWatch? watch = null)
    {
        StorageSettings.Check(configuration);
        if (configuration[LocalSettings.Storage] is not { } storage || AzuriteEndpoints.FromConnectionString(storage) is not { } endpoints)
        {
            return new LocalStorage(configuration, azurite: null);
        }

        new DataFolder(configuration[LocalSettings.DataFolder]!).EnsureWritable();

        // Configured endpoints are used exactly; default ones are used only if free.
        var dataFolder = configuration[LocalSettings.DataFolder]!;
        var options = new AzuriteOptions
        {
            Endpoints = endpoints,
            MovesToFreePorts = LocalSettings.IsDefaultStorage(configuration),
            DataFolder = Path.Combine(dataFolder, "storage"),
            Watch = watch,
        };
        var azurite = await AzuriteServer.FindOrStartAsync(options, progress, cancellationToken);
        try
        {
            await MarkAsync(azurite, dataFolder, LocalSettings.SharesStorage(configuration), cancellationToken);
            return new LocalStorage(On(azurite, configuration), azurite);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task MarkAsync(AzuriteServer azurite, string dataFolder, bool isShared, CancellationToken cancellationToken)
    {
        var mark = new StorageMark(azurite.ConnectionString, dataFolder);
        if (azurite.IsOfDataFolder)
        {
            await mark.SetAsync(cancellationToken);
        }
        else if (!isShared && await mark.ClaimAsync(cancellationToken) is { } other)
        {
            throw StorageMark.Refusal(azurite.Endpoints, other, dataFolder);
        }
    }

    private static IConfiguration On(AzuriteServer azurite, IConfiguration configuration) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create(FingerprintFile, (string?)Path.Combine(configuration[LocalSettings.DataFolder]!, "fingerprints.db")),
                KeyValuePair.Create(StoryFile, (string?)Path.Combine(configuration[LocalSettings.DataFolder]!, "stories.db")),
            ])
            .AddConfiguration(configuration)
            .AddInMemoryCollection([KeyValuePair.Create(LocalSettings.Storage, (string?)azurite.ConnectionString)])
            .Build();
}
