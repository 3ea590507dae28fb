using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Publishing;
using Pipeline.Local.Azurite;

namespace Pipeline.Local;

/// <summary>
/// Where this machine's settings come from, the later winning: the defaults here, <c>local.settings.json</c> in the working folder
/// (the file that <c>func start</c> reads), environment variables (<c>Search__Path</c> for <c>Search:Path</c>).
/// </summary>
internal static class LocalSettings
{
    /// <summary>Folder for Azurite's data and the index. Default: <c>article-pipeline</c> in the user's local application data.</summary>
    public const string DataFolder = "Local:DataFolder";

    /// <summary>The storage account's connection string. Default: Azurite's own ports.</summary>
    public const string Storage = "ArticleStorage";

    /// <summary>Whether an emulator that is another data folder's may be used. Default: false.</summary>
    public const string ShareStorage = "Local:ShareStorage";

    /// <summary>The default of <see cref="Storage"/>.</summary>
    public const string DevelopmentStorage = "UseDevelopmentStorage=true";

    // Set by the defaults, never by a person.
    private const string StorageIsDefault = "Local:StorageIsDefault";

    /// <summary>The queue that gets every article when no subscriptions are configured.</summary>
    public const string DefaultQueue = "subscriber-everything";

    /// <summary>The port of the pages and the operator's API; 0 for any. Default: 7080.</summary>
    public const string ApiPort = "Local:ApiPort";

    /// <summary>The address of this machine that they listen at. Default: the loopback one, 127.0.0.1.</summary>
    public const string ApiAddress = "Local:ApiAddress";

    /// <summary>Names, by commas, that they answer to besides this machine's own. Default: none.</summary>
    public const string ApiHosts = "Local:ApiHosts";

    /// <summary>Whether nobody chose a storage: then it is the data folder's own emulator, at whatever ports.</summary>
    public static bool IsDefaultStorage(IConfiguration configuration) => string.Equals(configuration[StorageIsDefault], bool.TrueString, StringComparison.Ordinal);

    /// <summary>Reads <see cref="ShareStorage"/>.</summary>
    /// <exception cref="InvalidOperationException">It is neither true nor false.</exception>
    public static bool SharesStorage(IConfiguration configuration) => configuration[ShareStorage] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var shares) => shares,
        _ => throw new InvalidOperationException("The setting Local__ShareStorage is true or false."),
    };

    public static IConfiguration Load()
    {
        var given = new ConfigurationBuilder()
            .AddInMemoryCollection(FunctionSettings("local.settings.json"))
            .AddEnvironmentVariables()
            .Build();
        return new ConfigurationBuilder()
            .AddInMemoryCollection(Defaults(given))
            .AddConfiguration(given)
            .Build();
    }

    private static Dictionary<string, string?> Defaults(IConfiguration given)
    {
        var folder = given[DataFolder] ?? AzuriteOptions.UserDataFolder;
        var defaults = new Dictionary<string, string?>
        {
            [DataFolder] = folder,
            ["Search:Path"] = Path.Combine(folder, "index.db"),
            ["ReprocessSchedule"] = "0 0 3 * * *",
        };
        if (!given.GetSection(Storage).GetChildren().Any())
        {
            // An account that is named by its addresses is signed in to with an identity.
            defaults[Storage] = DevelopmentStorage;
            if (string.IsNullOrEmpty(given[Storage]))
            {
                defaults[StorageIsDefault] = bool.TrueString;
            }
        }

        if (!given.GetSection("Subscriptions").Exists() && string.IsNullOrEmpty(given[nameof(PublishingOptions.SubscriptionsFile)]))
        {
            defaults["Subscriptions:0:Name"] = "everything";
            defaults["Subscriptions:0:Queue"] = DefaultQueue;
        }

        return defaults;
    }

    /// <summary>The <c>Values</c> of a Functions settings file, with <c>__</c> read as <c>:</c>, as the Functions host does.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> FunctionSettings(string path) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(path), optional: true)
            .Build()
            .GetSection("Values")
            .GetChildren()
            .Select(value => KeyValuePair.Create(value.Key.Replace("__", ":", StringComparison.Ordinal), value.Value));
}
