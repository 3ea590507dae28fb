using System.Net;
using System.Net.Sockets;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>Connects to servers on the internet, and to no others.</summary>
public static class PublicConnection
{
    /// <summary>
    /// Connects to an address that was looked at: the name is resolved here and once, so it cannot stand for another address afterwards.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="allowPrivate">Whether it may be on this machine or in a private network.</param>
    /// <param name="cancellationToken">Cancels the connecting.</param>
    /// <returns>The connection; null if the name has no address that is allowed.</returns>
    /// <exception cref="SocketException">The server is not there.</exception>
    public static async ValueTask<Stream?> TryOpenAsync(DnsEndPoint server, bool allowPrivate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var all = await Dns.GetHostAddressesAsync(server.Host, cancellationToken);
        var allowed = allowPrivate ? all : Array.FindAll(all, PublicAddresses.Includes);
        if (allowed.Length == 0)
        {
            return null;
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, server.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
