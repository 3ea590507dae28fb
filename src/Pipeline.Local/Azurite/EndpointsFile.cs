namespace Pipeline.Local.Azurite;

/// <summary>
/// Where the Azurite of a data folder answers, in a file in that folder: for a second process, which cannot know the ports that a first one
/// had to choose. It counts only while the folder's lock is held.
/// </summary>
internal static class EndpointsFile
{
    private const string Name = "azurite.endpoints";

    /// <summary>Writes it.</summary>
    public static void Write(string dataFolder, AzuriteEndpoints endpoints) =>
        File.WriteAllLines(Path.Combine(dataFolder, Name), [endpoints.Blob.AbsoluteUri, endpoints.Queue.AbsoluteUri, endpoints.Table.AbsoluteUri]);

    /// <summary>Reads it; null when there is none, or a half-written one.</summary>
    public static AzuriteEndpoints? Read(string dataFolder)
    {
        try
        {
            var addresses = Array.ConvertAll(
                File.ReadAllLines(Path.Combine(dataFolder, Name)),
                line => Uri.TryCreate(line, UriKind.Absolute, out var address) ? address : null);
            return addresses is [{ } blob, { } queue, { } table] ? new AzuriteEndpoints(blob, queue, table) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
