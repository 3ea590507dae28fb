using System.Text.Json.Nodes;
using System.Threading.Channels;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Pipeline.Functions.Tests.Worker;

/// <summary>The service that a worker connects to: what it says, and what it is told.</summary>
internal sealed class FunctionRpc : IServiceMethodProvider<FunctionRpc>
{
    private readonly Channel<JsonObject> _said = Channel.CreateUnbounded<JsonObject>();
    private readonly Channel<JsonObject> _told = Channel.CreateUnbounded<JsonObject>();

    /// <summary>The messages of the worker.</summary>
    public ChannelReader<JsonObject> Said => _said.Reader;

    /// <summary>The messages to the worker; completing it ends the stream.</summary>
    public ChannelWriter<JsonObject> Told => _told.Writer;

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<FunctionRpc> context) =>
        context.AddDuplexStreamingMethod(
            WorkerProtocol.EventStream, [],
            (service, requests, responses, call) => service.RunAsync(requests, responses, call.CancellationToken));

    private async Task RunAsync(
        IAsyncStreamReader<JsonObject> requests, IServerStreamWriter<JsonObject> responses, CancellationToken cancellationToken)
    {
        var writing = WriteAsync(responses, cancellationToken);
        try
        {
            await foreach (var message in requests.ReadAllAsync(cancellationToken))
            {
                await _said.Writer.WriteAsync(message, cancellationToken);
            }
        }
        catch (IOException)
        {
            // The worker was ended.
        }

        _said.Writer.TryComplete();
        _told.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAsync(IServerStreamWriter<JsonObject> responses, CancellationToken cancellationToken)
    {
        await foreach (var message in _told.Reader.ReadAllAsync(cancellationToken))
        {
            await responses.WriteAsync(message, cancellationToken);
        }
    }
}
