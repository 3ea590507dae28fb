using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Settings;
using Pipeline.Functions.Hosting.Language;
using Pipeline.Local.Azurite;
using Pipeline.Search;
using Pipeline.Storage;

namespace Pipeline.Local;

/// <summary>
/// The sources of this machine's settings, in ascending priority: the defaults here, <c>local.settings.json</c> in the working folder (the
/// file that <c>func start</c> reads), environment variables (<c>Search__Path</c> for <c>Search:Path</c>).
/// </summary>
internal static class LocalSettings
{
    /// <summary>The file that settings are read from, in the working folder.</summary>
    public const string FileName = "local.settings.json";

    /// <summary>
    /// The folder for Azurite's data, the index and the log. Default: <c>article-pipeline</c> in the user's local application data.
    /// </summary>
    public const string DataFolder = "Local:DataFolder";

    /// <summary>The storage account's connection string. Default: Azurite's own ports.</summary>
    public const string Storage = "ArticleStorage";

    /// <summary>Whether an Azurite that <c>ArticleStorage</c> names may be another data folder's, as with <c>--storage</c>.</summary>
    public const string ShareStorage = "Local:ShareStorage";

    /// <summary>The default of <see cref="Storage"/>.</summary>
    public const string DevelopmentStorage = "UseDevelopmentStorage=true";

    /// <summary>Set only by the defaults, never by the user.</summary>
    internal const string StorageIsDefault = "Local:StorageIsDefault";

    /// <summary>The queue that gets every article when no subscriptions are configured.</summary>
    public const string DefaultQueue = "subscriber-everything";

    /// <summary>
    /// The port of the pages and the API, 0 to 65535; 0 for any. If another program uses it, <c>serve</c> takes a free port and prints a line
    /// that says so.
    /// </summary>
    public const string ApiPort = "Local:ApiPort";

    /// <summary>
    /// The address of this machine that the pages and the API listen at. Any but the loopback one lets other machines in, and they may do all
    /// that you may: there is no sign-in.
    /// </summary>
    public const string ApiAddress = "Local:ApiAddress";

    /// <summary>
    /// Host names, separated by commas, that they answer to besides <c>localhost</c> and <c>127.0.0.1</c>, for example behind a proxy:
    /// <c>desk.example</c>.
    /// </summary>
    public const string ApiHosts = "Local:ApiHosts";

    /// <summary>Those of this machine's own section, <c>Local</c>.</summary>
    public static readonly IReadOnlyList<string> Names = [DataFolder, ShareStorage, ApiPort, ApiAddress, ApiHosts];

    /// <summary>All sections of settings.</summary>
    public static readonly IReadOnlyList<SettingsSection> Sections =
    [
        .. ArticleSettings.Sections,
        StorageSettings.Section,
        SettingsSection.Of<SearchOptions>(SearchOptions.Section),
        SettingsSection.Of("Local", Names.Select(name => name.Split(':')[1])),
    ];

    /// <summary>The settings outside of sections.</summary>
    public static readonly IReadOnlyList<string> Single = [.. ArticleSettings.Names, StorageSettings.Name];

    private static readonly SettingsCheck Check = new(Sections, Single);

    /// <summary>Whether no storage is configured: then it is the data folder's own emulator, at any ports.</summary>
    public static bool IsDefaultStorage(IConfiguration configuration) =>
        string.Equals(configuration[StorageIsDefault], bool.TrueString, StringComparison.Ordinal);

    /// <summary>Reads <see cref="ShareStorage"/>.</summary>
    /// <exception cref="InvalidOperationException">It is neither true nor false.</exception>
    public static bool SharesStorage(IConfiguration configuration) => configuration[ShareStorage] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var shares) => shares,
        _ => throw new InvalidOperationException("The setting Local__ShareStorage must be true or false."),
    };

    /// <summary>Reads them all.</summary>
    /// <exception cref="SettingsException">Some are unknown or invalid; the message names them all.</exception>
    public static IConfiguration Load() => Read().InForce;

    /// <summary>Reads them all, and keeps apart where they come from.</summary>
    /// <exception cref="SettingsException">Some are unknown or invalid; the message names them all.</exception>
    public static SettingsSources Read()
    {
        var written = new SettingsFile(FileName).Read();
        var file = new ConfigurationBuilder().AddInMemoryCollection(written).Build();
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        // Not from these two: a configuration within another one takes an empty value for a missing one.
        var given = new ConfigurationBuilder().AddInMemoryCollection(written).AddEnvironmentVariables().Build();
        List<string> faults = [.. Check.Faults(given), .. StorageFaults(given), .. FolderFaults(given), .. LanguageService.Faults(given)];
        return faults.Count > 0
            ? throw new SettingsException(faults)
            : new SettingsSources(
                file,
                environment,
                new ConfigurationBuilder().AddInMemoryCollection(Defaults(given)).AddConfiguration(given).Build());
    }

    /// <summary>An empty value is not the same as a missing one: the triggers would treat it as an account.</summary>
    private static IEnumerable<string> StorageFaults(IConfiguration given) =>
        given[Storage] is { } storage && string.IsNullOrWhiteSpace(storage)
            ? [$"The setting {Storage} is empty. Set {Storage} to a connection string ({DevelopmentStorage} for Azurite), or leave it out."]
            : [];

    /// <summary>An empty path would be the working folder.</summary>
    private static IEnumerable<string> FolderFaults(IConfiguration given) =>
        given[DataFolder] is { } folder && string.IsNullOrWhiteSpace(folder)
            ? ["The setting Local__DataFolder is empty. Set it to a folder, or leave it out."]
            : [];

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
            // For an account with configured addresses, the sign-in uses an identity.
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
}
