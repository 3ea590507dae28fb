using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Grpc.AspNetCore.Server.Model;

namespace Pipeline.Functions.Tests.Worker;

/// <summary>
/// A published app, started and spoken to as the Functions host does it: the same command line, the same messages in the same order.
/// </summary>
internal sealed class PublishedWorker : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly FunctionRpc _rpc;
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private PublishedWorker(WebApplication server, FunctionRpc rpc, Process process)
    {
        (_server, _rpc, _process) = (server, rpc, process);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What the worker told of its functions (<c>RpcFunctionMetadata</c>).</summary>
    public IReadOnlyList<JsonObject> Functions { get; private set; } = [];

    /// <summary>Starts the app in <paramref name="folder"/> and has it load all its functions.</summary>
    public static async Task<PublishedWorker> StartAsync(
        string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var rpc = new FunctionRpc();
        var server = await ListenAsync(rpc, cancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var worker = new PublishedWorker(server, rpc, Start(folder, address, settings));
        try
        {
            await worker.LoadAsync(folder, cancellationToken);
            return worker;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await worker.DisposeAsync();
            throw new InvalidOperationException($"The worker did not load: {exception.Message}\n{worker._output}", exception);
        }
    }

    /// <summary>Calls a function.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="parameter">The name of the trigger's parameter.</param>
    /// <param name="data">The trigger's value (<c>TypedData</c>).</param>
    /// <param name="metadata">The trigger's further values, as texts.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The answer (<c>InvocationResponse</c>).</returns>
    public async Task<JsonObject> InvokeAsync(
        string function, string parameter, JsonObject data, IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken)
    {
        var invocation = Guid.NewGuid().ToString();
        Tell(
            "invocationRequest",
            new JsonObject
            {
                ["invocationId"] = invocation,
                ["functionId"] = _ids[function],
                ["inputData"] = new JsonArray(new JsonObject { ["name"] = parameter, ["data"] = data }),
                ["triggerMetadata"] = new JsonObject(
                    metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonObject { ["string"] = pair.Value }))),
                ["traceContext"] = new JsonObject { ["traceParent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
            });
        while (true)
        {
            var answer = await HearAsync("invocationResponse", cancellationToken);
            if (answer["invocationId"]!.GetValue<string>() == invocation)
            {
                return answer;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _rpc.Told.TryComplete();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ListenAsync(FunctionRpc rpc, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(rpc).AddSingleton<IServiceMethodProvider<FunctionRpc>>(rpc);
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        var server = builder.Build();
        server.MapGrpcService<FunctionRpc>();
        await server.StartAsync(cancellationToken);
        return server;
    }

    private static Process Start(string folder, string address, IReadOnlyDictionary<string, string> settings)
    {
        var (worker, request) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(folder, "Pipeline.Functions.dll"),
                "--host", "127.0.0.1", "--port", new Uri(address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "--workerId", worker, "--requestId", request, "--grpcMaxMessageLength", "2147483647",
                "--functions-uri", address, "--functions-worker-id", worker, "--functions-request-id", request,
                "--functions-grpc-max-message-length", "2147483647",
            ])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Append(KeyValuePair.Create("FUNCTIONS_APPLICATION_DIRECTORY", folder)))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private async Task LoadAsync(string folder, CancellationToken cancellationToken)
    {
        await HearAsync("startStream", cancellationToken);
        Tell(
            "workerInitRequest",
            new JsonObject { ["hostVersion"] = "4.1037.0", ["functionAppDirectory"] = folder, ["workerDirectory"] = folder });
        Succeeded(await HearAsync("workerInitResponse", cancellationToken));
        Tell("functionsMetadataRequest", new JsonObject { ["functionAppDirectory"] = folder });
        var metadata = Succeeded(await HearAsync("functionMetadataResponse", cancellationToken));
        Functions = [.. metadata["functionMetadataResults"]!.AsArray().Select(function => function!.AsObject())];
        foreach (var function in Functions)
        {
            var id = function["functionId"]!.GetValue<string>();
            _ids[function["name"]!.GetValue<string>()] = id;
            Tell("functionLoadRequest", new JsonObject { ["functionId"] = id, ["metadata"] = function.DeepClone() });
            Succeeded(await HearAsync("functionLoadResponse", cancellationToken));
        }
    }

    private static JsonObject Succeeded(JsonObject response)
    {
        response["result"]!["status"]!.GetValue<string>().ShouldBe("Success", response.ToJsonString());
        return response;
    }

    private void Tell(string kind, JsonObject content) =>
        _rpc.Told.TryWrite(new JsonObject { ["requestId"] = Guid.NewGuid().ToString(), [kind] = content });

    private async Task<JsonObject> HearAsync(string kind, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await _rpc.Said.ReadAsync(cancellationToken);
            if (message[kind] is JsonObject content)
            {
                return content;
            }

            Keep(message.ToJsonString());
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
