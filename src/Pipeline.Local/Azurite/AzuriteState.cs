using System.Text.Json;

namespace Pipeline.Local.Azurite;

/// <summary>
/// The state file of a data folder's Azurite (written by lifeline.js), which only its owner may read. It may be left over from a killed
/// Azurite: only an answer at <paramref name="Port"/> shows that it still runs.
/// </summary>
/// <param name="Pid">Its process id.</param>
/// <param name="Port">The port at which its users register.</param>
/// <param name="Token">The token that they present.</param>
/// <param name="Endpoints">The addresses of its services.</param>
internal sealed record AzuriteState(int Pid, int Port, string Token, AzuriteEndpoints Endpoints)
{
    private const string Name = "azurite.json";

    /// <summary>Reads a data folder's file; null if there is none, or it is half-written.</summary>
    public static AzuriteState? Read(string dataFolder)
    {
        try
        {
            return Parse(File.ReadAllText(Path.Combine(dataFolder, Name)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads what lifeline.js writes; null for anything else.</summary>
    public static AzuriteState? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return new AzuriteState(
                Number("pid"), Number("port"), root.GetProperty("token")
                    .GetString()!, AzuriteEndpoints.OnPorts(Number("blob"), Number("queue"), Number("table")));

            int Number(string name) => root.GetProperty(name).GetInt32();
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
