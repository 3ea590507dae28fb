using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Local.Azurite;
using Pipeline.Search;
using Pipeline.Storage;

namespace Pipeline.Faults.Running;

/// <summary>
/// All that a run needs: a folder, an Azurite of its own that keeps its data on disk, the settings of a host on it, and the run's own
/// services on the same storage and index. Disposing stops Azurite and, unless it is kept, removes the folder.
/// </summary>
public sealed class Station : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly ServiceProvider _services;
    private AzuriteServer _azurite;
    private int _hosts;

    private Station(string folder, AzuriteServer azurite, IReadOnlyDictionary<string, string> settings)
    {
        Folder = folder;
        _azurite = azurite;
        Endpoints = azurite.Endpoints;
        _settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ArticleStorage"] = Endpoints.ConnectionString,
            ["Local:DataFolder"] = folder,
            ["Local:ApiPort"] = "0",
            ["Search:Path"] = Path.Combine(folder, "index.db"),
            ["ReprocessSchedule"] = "0 0 0 1 1 *",
        };
        foreach (var (key, value) in Subscriptions.Concat(settings))
        {
            _settings[key] = value;
        }

        _services = CreateServices(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
    }

    /// <summary>Where everything is.</summary>
    public string Folder { get; }

    /// <summary>Where Azurite answers, or would.</summary>
    public AzuriteEndpoints Endpoints { get; }

    /// <summary>Whether the folder stays, for a look at the logs.</summary>
    public bool IsKept { get; set; }

    /// <summary>Which program its hosts are. Default: the one that is delivered.</summary>
    public HostProgram Program { get; set; } = HostProgram.Articles;

    /// <summary>The run's own view of the storage and the index.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The settings, as <c>Section:Key</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _settings;

    /// <summary>Four subscribers: of everything, of one language, of longer texts, of each story once.</summary>
    private static Dictionary<string, string> Subscriptions => new(StringComparer.Ordinal)
    {
        ["Subscriptions:0:Name"] = "everything",
        ["Subscriptions:0:Queue"] = "subscriber-everything",
        ["Subscriptions:1:Name"] = "english",
        ["Subscriptions:1:Queue"] = "subscriber-english",
        ["Subscriptions:1:Filter:Languages:0"] = "en",
        ["Subscriptions:2:Name"] = "long",
        ["Subscriptions:2:Queue"] = "subscriber-long",
        ["Subscriptions:2:Filter:MinWords"] = "160",
        ["Subscriptions:3:Name"] = "stories",
        ["Subscriptions:3:Queue"] = "subscriber-stories",
        ["Subscriptions:3:Duplicates"] = "exclude",
    };

    /// <summary>Starts Azurite in a new folder.</summary>
    /// <param name="settings">Settings beside the usual ones, as <c>Section:Key</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<Station> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-faults-").FullName;
        var azurite = await AzuriteServer.StartAsync(OptionsIn(folder), progress: null, cancellationToken);
        var station = new Station(folder, azurite, settings);
        await station.Services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
        return station;
    }

    /// <summary>Starts a host on the storage; it is not up yet on return.</summary>
    /// <param name="settings">Settings of this host alone, as <c>Section:Key</c>; null for none.</param>
    /// <param name="folder">Its working folder; null for the station's.</param>
    public HostProcess StartHost(IReadOnlyDictionary<string, string>? settings = null, string? folder = null)
    {
        // Every second host sends all articles through the queues: each takes up what the other way has left.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Handover__MaxArticles"] = Interlocked.Increment(ref _hosts) % 2 == 0 ? "0" : "16",
        };
        foreach (var (key, value) in _settings.Concat(
            settings?.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)) ?? []))
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value!;
        }

        return HostProcess.Start(Program, environment, folder ?? Folder);
    }

    /// <summary>Stops Azurite; it saves its data first.</summary>
    public ValueTask StopStorageAsync() => _azurite.DisposeAsync();

    /// <summary>Starts Azurite again, at the same address on the same data.</summary>
    public async Task StartStorageAsync(CancellationToken cancellationToken) =>
        _azurite = await AzuriteServer.StartAsync(OptionsIn(Folder) with { Endpoints = Endpoints }, progress: null, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _azurite.DisposeAsync();
        if (!IsKept)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static AzuriteOptions OptionsIn(string folder) => new() { Endpoints = null, DataFolder = Path.Combine(folder, "azurite") };

    private static ServiceProvider CreateServices(IConfiguration configuration) => new ServiceCollection()
        .AddLogging()
        .AddArticlePipeline(configuration)
        .AddPipelineStorage(configuration)
        .AddSearchIndex(configuration)
        // Nothing is analysed here, so it does not matter which providers there are.
        .RemoveAll<IValidateOptions<EnrichmentOptions>>()
        .BuildServiceProvider();
}
