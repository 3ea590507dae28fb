using System.CommandLine;
using System.CommandLine.Invocation;
using Pipeline.Storage;

namespace Pipeline.Local.Commands;

/// <summary>
/// <c>--storage CONNECTION</c>, for every command: a storage that is used knowingly, even an emulator that is another data folder's.
/// </summary>
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

    /// <summary>Sets the settings that it stands for; environment variables win over a settings file.</summary>
    private sealed class Use(Option<string> option) : SynchronousCommandLineAction
    {
        public override bool Terminating => false;

        public override int Invoke(ParseResult parseResult)
        {
            Environment.SetEnvironmentVariable(LocalSettings.Storage, parseResult.GetRequiredValue(option));
            // Another account's addresses in the settings would be a second one; empty stands for none.
            foreach (var name in StorageSettings.Section.SettingNames)
            {
                Environment.SetEnvironmentVariable(name, " ");
            }

            Environment.SetEnvironmentVariable(LocalSettings.ShareStorage.Replace(":", "__", StringComparison.Ordinal), bool.TrueString);
            return ExitCodes.Success;
        }
    }
}
