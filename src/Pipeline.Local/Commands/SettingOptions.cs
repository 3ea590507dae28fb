using System.CommandLine;
using System.CommandLine.Invocation;
using Pipeline.Storage;

namespace Pipeline.Local.Commands;

/// <summary><c>--storage CONNECTION</c>, for every command: an explicitly chosen storage, even another data folder's emulator.</summary>
internal static class StorageOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--storage")
        {
            Description =
                "The storage's connection string, instead of the setting ArticleStorage. An emulator is used even if it belongs to "
                + "another data folder.",
            HelpName = "CONNECTION",
            Recursive = true,
        };
        option.Action = new Use(option);
        return option;
    }

    /// <summary>Sets the corresponding settings; environment variables win over a settings file.</summary>
    private sealed class Use(Option<string> option) : SynchronousCommandLineAction
    {
        public override bool Terminating => false;

        public override int Invoke(ParseResult parseResult)
        {
            Environment.SetEnvironmentVariable(LocalSettings.Storage, parseResult.GetRequiredValue(option));
            // Addresses in the settings would be a second account; an empty value means none.
            foreach (var name in StorageSettings.Section.SettingNames)
            {
                Environment.SetEnvironmentVariable(name, " ");
            }

            Environment.SetEnvironmentVariable(LocalSettings.ShareStorage.Replace(":", "__", StringComparison.Ordinal), bool.TrueString);
            return ExitCodes.Success;
        }
    }
}
