using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Local.Tests.Security;

/// <summary>Listens on the loopback interface where nobody has any business, and keeps what comes.</summary>
internal sealed class Trap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;

    public Trap()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>Its address, with a slash.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The first bytes of each connection.</summary>
    public ConcurrentQueue<string> Caught { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var buffer = new byte[4096];
                var length = await client.GetStream().ReadAsync(buffer, _stop.Token);
                Caught.Enqueue(Encoding.Latin1.GetString(buffer, 0, length));
            }
        }
        catch (OperationCanceledException)
        {
            // Over.
        }
    }
}
