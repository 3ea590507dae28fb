namespace Pipeline.Local.Azurite;

/// <summary>
/// Hears of the blobs that are written to a container of an emulator in use. It may miss some: copied ones, and all while the emulator is
/// restarted; a listing finds those.
/// </summary>
/// <param name="container">The container.</param>
/// <param name="onWritten">Called with the name and the ETag of a written blob, without quotes; must return at once.</param>
/// <param name="onRemoved">Called when a blob was removed; must return at once.</param>
public sealed class ContainerWatch(string container, Action<string, string> onWritten, Action onRemoved)
{
    private const string Written = "written";
    private const string Removed = "removed";

    /// <summary>The command that begins the reports.</summary>
    internal string Command => $"watch {container}\n";

    /// <summary>Reads a line of what drops.js reports.</summary>
    internal void Read(string line)
    {
        switch (line.Split(' '))
        {
            case [Written, var name, var etag]:
                onWritten(Uri.UnescapeDataString(name), etag.Trim('"'));
                break;
            case [Removed]:
                onRemoved();
                break;
        }
    }
}
