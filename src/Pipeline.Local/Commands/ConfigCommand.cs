using System.CommandLine;
using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>config [--changed] [--json]</c>: the settings as they count, with their origin. Keys are masked.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var changed = new Option<bool>("--changed") { Description = "Only the settings that are not at their defaults." };
        var json = PathArguments.Json();
        var command = new Command("config", "Shows the settings as they count, and where each comes from.") { changed, json };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            _ =>
            {
                var settings = new EffectiveSettings(LocalSettings.Read(), ChosenBy(arguments)).List()
                    .Where(setting => !arguments.GetValue(changed) || setting.Origin != EffectiveSetting.Default);
                Print([.. settings], arguments.GetValue(json));
                return Task.FromResult(ExitCodes.Success);
            },
            cancellationToken));
        return command;
    }

    /// <summary>The settings that this command line sets, with the option that does.</summary>
    private static Dictionary<string, string> ChosenBy(ParseResult arguments)
    {
        var chosen = SettingOptions.Settings
            .Where(option => arguments.GetResult(option.Key) is not null)
            .ToDictionary(option => option.Value, option => option.Key, StringComparer.OrdinalIgnoreCase);
        if (chosen.ContainsValue(SettingOptions.Storage))
        {
            chosen[LocalSettings.ShareStorage] = SettingOptions.Storage;
        }

        return chosen;
    }

    private static void Print(List<EffectiveSetting> settings, bool asJson)
    {
        if (asJson)
        {
            settings.ForEach(setting => Console.Out.WriteLine(CliJson.Serialize(setting)));
            return;
        }

        var table = new Table { Border = TableBorder.Rounded }.AddColumns("Setting", "Value", "Origin");
        settings.ForEach(setting => table.AddRow(
            new Text(setting.Name), new Text(CellText.OneLine(setting.Value ?? "–")), new Text(setting.Origin)));
        Terminal.Output().Write(table);
    }
}
