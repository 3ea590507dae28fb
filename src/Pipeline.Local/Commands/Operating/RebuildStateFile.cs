using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Search;

namespace Pipeline.Local.Commands.Operating;

/// <summary>Stores the progress of filling an index in <c>index-rebuild.json</c> in the data folder.</summary>
internal sealed class RebuildStateFile(string dataFolder) : IRebuildStates
{
    private static readonly string[] Fields = ["index", "since", "continuation", "switched"];

    private readonly string _path = Path.Combine(dataFolder, "index-rebuild.json");

    public RebuildState? Read()
    {
        try
        {
            var state = JsonNode.Parse(
                File.ReadAllBytes(_path), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
            if (state.Any(field => !Fields.Contains(field.Key, StringComparer.Ordinal)))
            {
                // The file is of another version: its meaning is unknown here, and a new start is always right.
                return null;
            }

            return new RebuildState(
                (string)state["index"]!,
                DateTimeOffset.Parse((string)state["since"]!, CultureInfo.InvariantCulture),
                (string?)state["continuation"],
                (bool)state["switched"]!);
        }
        catch (Exception exception)
            when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException or FormatException
            or NullReferenceException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Write(RebuildState? state)
    {
        if (state is null)
        {
            File.Delete(_path);
            return;
        }

        Directory.CreateDirectory(dataFolder);
        var content = new JsonObject
        {
            ["index"] = state.Index,
            ["since"] = state.Since.ToString("O", CultureInfo.InvariantCulture),
            ["continuation"] = state.Continuation,
            ["switched"] = state.IsSwitched,
        };
        File.WriteAllText(_path + ".new", content.ToJsonString());
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
