using System.Text.Json;

namespace Pipeline.Local.Commands;

/// <summary>Where an interrupted filling of an index was: a small file in the data folder, one an index.</summary>
internal sealed class RebuildCheckpoint(string dataFolder, string index)
{
    private readonly string _path = Path.Combine(dataFolder, "index-rebuild.json");

    /// <summary>Where to go on, or null to begin.</summary>
    public string? Read()
    {
        try
        {
            using var content = JsonDocument.Parse(File.ReadAllBytes(_path));
            return content.RootElement.GetProperty("index").GetString() == index ? content.RootElement.GetProperty("continuation").GetString() : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Notes where it is; null when it is done.</summary>
    public void Write(string? continuation)
    {
        if (continuation is null)
        {
            File.Delete(_path);
            return;
        }

        Directory.CreateDirectory(dataFolder);
        var content = new System.Text.Json.Nodes.JsonObject { ["index"] = index, ["continuation"] = continuation };
        File.WriteAllText(_path + ".new", content.ToJsonString());
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
