using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Pipeline.Storage;

namespace Pipeline.Local.Commands;

/// <summary>
/// The options that stand for settings: <c>--storage</c> and <c>--data</c> for every command, <c>--port</c> for those with pages. They set
/// environment variables, which win over a settings file.
/// </summary>
internal static class SettingOptions
{
    /// <summary>An explicitly chosen storage, even another data folder's emulator.</summary>
    public const string Storage = "--storage";

    /// <summary>The data folder.</summary>
    public const string Data = "--data";

    /// <summary>The port of the pages.</summary>
    public const string Port = "--port";

    /// <summary>The setting that each of them stands for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        [Storage] = LocalSettings.Storage,
        [Data] = LocalSettings.DataFolder,
        [Port] = LocalSettings.ApiPort,
    };

    /// <summary>Those that every command has.</summary>
    public static IEnumerable<Option> ForAll() =>
    [
        Create<string>(
            Storage,
            "CONNECTION",
            "The storage's connection string, instead of the setting ArticleStorage. An emulator is used even if it belongs to another "
            + "data folder.",
            UseStorage),
        Create<string>(
            Data,
            "FOLDER",
            "The folder of the storage, the index and the log on this machine, instead of the setting Local__DataFolder.",
            folder => Set(LocalSettings.DataFolder, folder.Length == 0 ? folder : Path.GetFullPath(folder))),
    ];

    /// <summary>The port of the pages, for the commands that have them.</summary>
    public static Option<int> ForPages()
    {
        var option = Create<int>(
            Port,
            "PORT",
            "The port of the pages, instead of the setting Local__ApiPort; 0 for any that is free.",
            port => Set(LocalSettings.ApiPort, port.ToString(CultureInfo.InvariantCulture)));
        option.Recursive = false;
        option.CustomParser = WholeNumber.From(Port, ushort.MaxValue, least: 0);
        return option;
    }

    private static Option<T> Create<T>(string name, string value, string description, Action<T> use)
    {
        var option = new Option<T>(name) { Description = description, HelpName = value, Recursive = true };
        option.Action = new Use<T>(option, use);
        return option;
    }

    private static void UseStorage(string connection)
    {
        Set(LocalSettings.Storage, connection);
        // Addresses in the settings would be a second account; an empty value means none.
        foreach (var name in StorageSettings.Section.SettingNames)
        {
            Environment.SetEnvironmentVariable(name, " ");
        }

        Set(LocalSettings.ShareStorage, bool.TrueString);
    }

    private static void Set(string setting, string value) =>
        Environment.SetEnvironmentVariable(setting.Replace(":", "__", StringComparison.Ordinal), value);

    private sealed class Use<T>(Option<T> option, Action<T> use) : SynchronousCommandLineAction
    {
        public override bool Terminating => false;

        public override int Invoke(ParseResult parseResult)
        {
            use(parseResult.GetRequiredValue(option));
            return ExitCodes.Success;
        }
    }
}
