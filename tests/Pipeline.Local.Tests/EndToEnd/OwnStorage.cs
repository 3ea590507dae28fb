using System.Net;
using System.Net.Sockets;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A data folder and ports of the test's own, at which nothing answers yet: the program starts its Azurite there.</summary>
internal sealed class OwnStorage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-own-");

    /// <summary>Where the program's Azurite answers while there is one.</summary>
    public AzuriteEndpoints Endpoints { get; } = FreeEndpoints();

    /// <summary>The program, on this storage.</summary>
    public ArticlesCommand Command =>
        new(_folder.FullName, new Dictionary<string, string> { ["ArticleStorage"] = Endpoints.ConnectionString });

    /// <summary>An Azurite on the same data, for a look at what the program left.</summary>
    public AzuriteOptions Options => new() { Endpoints = Endpoints, DataFolder = Path.Combine(_folder.FullName, "storage") };

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Waits until the program's Azurite answers.</summary>
    public async Task WaitUntilAzuriteAnswersAsync(CancellationToken cancellationToken)
    {
        while (await AzuriteServer.FindAsync(Endpoints, cancellationToken) is null)
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    private static AzuriteEndpoints FreeEndpoints()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        listeners.ForEach(listener => listener.Dispose());
        return AzuriteEndpoints.OnPorts(ports[0], ports[1], ports[2]);
    }
}
