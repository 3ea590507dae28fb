namespace Pipeline.Local.Azurite;

/// <summary>How to start an Azurite.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Its addresses (127.0.0.1 only); null lets the system choose three free ports. Default: Azurite's own ports.</summary>
    public AzuriteEndpoints? Endpoints { get; init; } = AzuriteEndpoints.Default;

    /// <summary>
    /// Uses free ports if another program uses one of those in <see cref="Endpoints"/>, instead of failing. Default: false.
    /// </summary>
    public bool MovesToFreePorts { get; init; }

    /// <summary>
    /// Where its data and its log (<c>azurite.log</c>) are kept; one Azurite at a time. Default: <c>article-pipeline/storage</c> in the
    /// user's data folder.
    /// </summary>
    public string DataFolder { get; init; } = Path.Combine(UserDataFolder, "storage");

    /// <summary>Where Azurite is installed, one folder a version. Default: <c>article-pipeline</c> in the user's data folder.</summary>
    public string InstallFolder { get; init; } = UserDataFolder;

    /// <summary>Keeps all data in memory: for tests.</summary>
    public bool InMemory { get; init; }

    /// <summary>Writes each request to the log, one line each in the common log format, for the benchmarks. Default: false.</summary>
    public bool LogsRequests { get; init; }

    /// <summary>Hears of the blobs written to a container, if the emulator is a data folder's; null for nobody.</summary>
    public ContainerWatch? Watch { get; init; }

    /// <summary>
    /// The time for its start, without the installation; node loads some thousand files. Default: three minutes, for a very busy machine; a
    /// failing start ends at once.
    /// </summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// The pipeline's per-user data folder: under <c>XDG_DATA_HOME</c> or <c>~/.local/share</c>, <c>%LOCALAPPDATA%</c>,
    /// <c>~/Library/Application Support</c>.
    /// </summary>
    public static string UserDataFolder { get; } = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
                ? folder
                : Path.GetTempPath(),
        "article-pipeline");
}
