using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Local.Azurite;

/// <summary>
/// One process's use of a data folder's Azurite: a connection that stays open during the use. Azurite saves and ends when it has no more
/// users, and the system closes the connection of a killed process.
/// </summary>
internal sealed class AzuriteUse : IAsyncDisposable
{
    private const string Granted = "using";
    private const string Ending = "ending";

    // It writes all its metadata at once, some hundred megabytes at a hundred thousand articles, and does not answer meanwhile.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxSave = TimeSpan.FromSeconds(65);

    private readonly TcpClient _client;

    private AzuriteUse(TcpClient client, StreamReader reader, AzuriteState state, ContainerWatch? watch)
    {
        (_client, State) = (client, state);
        Ended = WaitForEndAsync(reader, watch);
    }

    /// <summary>The Azurite in use.</summary>
    public AzuriteState State { get; }

    /// <summary>Completes when Azurite has ended, or when this use has ended and others continue.</summary>
    public Task Ended { get; }

    /// <summary>Registers with the Azurite of a data folder; waits for one that is just ending.</summary>
    /// <returns>Null if none runs there.</returns>
    public static async Task<AzuriteUse?> JoinAsync(AzuriteOptions options, CancellationToken cancellationToken) =>
        AzuriteState.Read(options.DataFolder) is { } state ? await JoinAsync(state, options.Watch, cancellationToken) : null;

    /// <inheritdoc cref="JoinAsync(AzuriteOptions, CancellationToken)"/>
    public static async Task<AzuriteUse?> JoinAsync(AzuriteState state, ContainerWatch? watch, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(MaxSilence);
            await client.ConnectAsync(IPAddress.Loopback, state.Port, timeout.Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(state.Token + '\n'), timeout.Token);
            var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            switch (await reader.ReadLineAsync(timeout.Token))
            {
                case Granted:
                    if (watch is not null)
                    {
                        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(watch.Command), timeout.Token);
                    }

                    return new AzuriteUse(client, reader, state, watch);
                case Ending:
                    timeout.CancelAfter(MaxSave);
                    await reader.ReadToEndAsync(timeout.Token);
                    break;
                default:
                    // Another program uses the port now.
                    break;
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // No process listens, or no longer.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another program uses the port now, or Azurite hangs: its process id shows which.
        }
        catch
        {
            client.Dispose();
            throw;
        }

        client.Dispose();
        return null;
    }

    /// <summary>Ends the use. The last user waits until Azurite has saved and ended, for a minute at most.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _client.Client.Shutdown(SocketShutdown.Send);
            await Ended.WaitAsync(MaxSave);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or TimeoutException)
        {
            // It has already ended, or ends itself after a minute.
        }

        _client.Dispose();
    }

    private static async Task WaitForEndAsync(StreamReader reader, ContainerWatch? watch)
    {
        try
        {
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
            {
                watch?.Read(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The end of a killed one.
        }
    }
}
