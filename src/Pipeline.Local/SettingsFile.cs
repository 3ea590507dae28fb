using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Pipeline.Articles;
using Pipeline.Articles.Settings;

namespace Pipeline.Local;

/// <summary>The Functions tools' settings file (<c>local.settings.json</c>): the settings are its <c>Values</c>.</summary>
/// <param name="path">The file; it need not be there.</param>
internal sealed class SettingsFile(string path)
{
    private const string Values = "Values";
    private const string Encrypted = "IsEncrypted";

    // The settings that the Functions tools know
    // (https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file).
    private static readonly string[] Known = [Encrypted, Values, "Host", "ConnectionStrings"];

    /// <summary>The settings, with <c>__</c> read as <c>:</c>, as the Functions host does; empty when there is no file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or has a setting that nothing would read.</exception>
    public IReadOnlyList<KeyValuePair<string, string?>> Read()
    {
        var file = Load();
        string[] unknown =
            [.. file.GetChildren().Select(child => child.Key).Where(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase))];
        if (unknown.Length > 0)
        {
            throw new SettingsException(
                [.. unknown.Select(
                    key => $"{path} has '{key}', which is not known{NearestName.Hint(key, Known)} The settings go into {Values}.")]);
        }

        if (string.Equals(file[Encrypted], bool.TrueString, StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException(
                [$"{path} is encrypted, which only the Functions tools can read. Decrypt it: func settings decrypt."]);
        }

        return
        [
            .. file.GetSection(Values).AsEnumerable(makePathsRelative: true)
                .Where(setting => setting.Value is not null)
                .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value)),
        ];
    }

    private IConfigurationRoot Load()
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: true).Build();
        }
        catch (InvalidDataException exception) when (exception.InnerException is FormatException { InnerException: JsonException json })
        {
            throw new SettingsException(
                [$"{path} is not JSON, at line {json.LineNumber.GetValueOrDefault() + 1}, byte "
                + $"{json.BytePositionInLine.GetValueOrDefault() + 1}."]);
        }
        catch (InvalidDataException exception) when (exception.InnerException is FormatException format)
        {
            throw new SettingsException([$"{path} cannot be read: {format.Message}"]);
        }
    }
}
