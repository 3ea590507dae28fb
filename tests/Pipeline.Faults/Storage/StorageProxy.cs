using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Local.Azurite;

namespace Pipeline.Faults.Storage;

/// <summary>
/// Stands between a host and Azurite, on the loopback interface: counts the requests by kind and, when asked to, spoils some. Signatures
/// stay valid, as they cover the path and not the host.
/// </summary>
public sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] Services = ["blob", "queue", "table"];
    private static readonly int[] Statuses = [500, 503, 409, 412, 0];

    private readonly ConcurrentDictionary<StorageOperation, int> _operations = new();
    private readonly ConcurrentDictionary<StorageFault, int> _faults = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression =
                DecompressionMethods.None
    });
    private readonly WebApplication _application;
    private readonly Random _random;
    private int _slow;
    private int _late;
    private readonly Lock _randomGate = new();
    private readonly Dictionary<int, (string Service, Uri Target)> _targets;

    private StorageProxy(WebApplication application, AzuriteEndpoints target, int seed)
    {
        _application = application;
        _random = new Random(seed);
        _targets = PortsOf(application)
            .Zip(Services, [target.Blob, target.Queue, target.Table])
            .ToDictionary(place => place.First, place => (place.Second, place.Third));
    }

    /// <summary>Where it answers.</summary>
    public AzuriteEndpoints Endpoints =>
        PortsOf(_application) is [var blob, var queue, var table]
            ? AzuriteEndpoints.OnPorts(blob, queue, table)
            : throw new InvalidOperationException("Not started.");

    /// <summary>The share of requests that are spoiled, 0 to 1.</summary>
    public double FaultShare { get; set; }

    /// <summary>
    /// The share of requests that are slow, 0 to 1: a third waits on its way, a third on its way back, and of a third the client is cut off
    /// first.
    /// </summary>
    public double SlowShare { get; set; }

    /// <summary>How long a slow request takes at most.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many requests were slow.</summary>
    public int Slow => _slow;

    /// <summary>How many requests of each kind came, the spoiled ones included.</summary>
    public IReadOnlyDictionary<StorageOperation, int> Operations => _operations;

    /// <summary>How many were spoiled in which way.</summary>
    internal IReadOnlyDictionary<StorageFault, int> Faults => _faults;

    /// <summary>Starts it at free ports.</summary>
    /// <param name="target">Azurite.</param>
    /// <param name="seed">Of the faults.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<StorageProxy> StartAsync(AzuriteEndpoints target, int seed, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var _ in Services)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        builder.Logging.ClearProviders();
        var application = builder.Build();
        StorageProxy? proxy = null;
        application.Run(context => proxy!.PassAsync(context));
        await application.StartAsync(cancellationToken);
        return proxy = new StorageProxy(application, target, seed);
    }

    /// <summary>Counts from nothing again.</summary>
    public void Reset()
    {
        _operations.Clear();
        _faults.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _client.Dispose();
    }

    private static int[] PortsOf(WebApplication application) =>
        [.. application.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address).Port)];

    private async Task PassAsync(HttpContext context)
    {
        var (service, target) = _targets[context.Connection.LocalPort];
        var operation = StorageOperation.Of(service, context.Request);
        _operations.AddOrUpdate(operation, 1, (_, count) => count + 1);

        // Read before anything is answered: a client that is still sending would take an early answer for another fault.
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var fault = Draw(context.Request);
        if (fault is { IsAfter: false } early)
        {
            await SpoilAsync(context, service, early);
            return;
        }

        using var request = Copy(context, target, body.ToArray());
        var (delay, place) = DrawDelay(context.Request);
        if (place == SlowPlace.AfterTheClient)
        {
            await ArriveLateAsync(context, request, delay);
            return;
        }

        try
        {
            await Task.Delay(place == SlowPlace.OnTheWay ? delay : TimeSpan.Zero, context.RequestAborted);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, context.RequestAborted);
            await Task.Delay(place == SlowPlace.OnTheWayBack ? delay : TimeSpan.Zero, context.RequestAborted);
            if (fault is { } late)
            {
                await SpoilAsync(context, service, late);
                return;
            }

            await AnswerAsync(context, response);
        }
        catch (HttpRequestException)
        {
            // Azurite is down: so is the proxy.
            context.Abort();
        }
    }

    /// <summary>Ends when every request whose client was cut off has arrived.</summary>
    public async Task WaitForLateAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _late) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    /// <summary>The client is cut off, as by a death or a timeout, and what it asked for is done all the same, some time later.</summary>
    private async Task ArriveLateAsync(HttpContext context, HttpRequestMessage request, TimeSpan delay)
    {
        Interlocked.Increment(ref _late);
        try
        {
            context.Abort();
            await Task.Delay(delay, CancellationToken.None);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
        }
        catch (HttpRequestException)
        {
            // Azurite is down.
        }
        finally
        {
            Interlocked.Decrement(ref _late);
        }
    }

    private (TimeSpan Delay, SlowPlace Place) DrawDelay(HttpRequest request)
    {
        if (SlowShare == 0 || !request.Headers.ContainsKey("Authorization"))
        {
            return (TimeSpan.Zero, SlowPlace.Nowhere);
        }

        lock (_randomGate)
        {
            if (_random.NextDouble() >= SlowShare)
            {
                return (TimeSpan.Zero, SlowPlace.Nowhere);
            }

            _slow++;
            return (LongestDelay * _random.NextDouble(), (SlowPlace)_random.Next(1, 4));
        }
    }

    private StorageFault? Draw(HttpRequest request)
    {
        // What is not signed is somebody's question whether a storage answers here.
        if (FaultShare == 0 || !request.Headers.ContainsKey("Authorization"))
        {
            return null;
        }

        lock (_randomGate)
        {
            if (_random.NextDouble() >= FaultShare)
            {
                return null;
            }

            var status = Statuses[_random.Next(Statuses.Length)];
            // A conflict is no answer to a question, and a condition fails only where one was set.
            var isConditional = request.Headers.ContainsKey("If-Match") || request.Headers.ContainsKey("If-None-Match");
            status = status switch
            {
                409 when HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) => 503,
                412 when !isConditional => 500,
                _ => status,
            };
            return new StorageFault(status, _random.Next(2) == 0);
        }
    }

    private async Task SpoilAsync(HttpContext context, string service, StorageFault fault)
    {
        _faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
        if (fault.Status == 0)
        {
            context.Abort();
            return;
        }

        var code = (fault.Status, service) switch
        {
            (500, _) => "InternalError",
            (503, _) => "ServerBusy",
            (412, "table") => "UpdateConditionNotSatisfied",
            (412, _) => "ConditionNotMet",
            (_, "blob") => "ContainerBeingDeleted",
            (_, "queue") => "QueueBeingDeleted",
            _ => "TableBeingDeleted",
        };
        context.Response.StatusCode = fault.Status;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (service == "table")
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                $"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"lang\":\"en-US\",\"value\":\"A fault.\"}}}}}}");
        }
        else
        {
            context.Response.ContentType = "application/xml";
            await context.Response.WriteAsync(
                $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>A fault.</Message></Error>");
        }
    }

    private static HttpRequestMessage Copy(HttpContext context, Uri target, byte[] body)
    {
        // Byte for byte as it was asked for: the signature covers it.
        var rawTarget = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var address =
            new Uri(target.GetLeftPart(UriPartial.Authority)
            + rawTarget, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (body.Length > 0 || context.Request.ContentLength is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(
            header => header.Key is not ("Host" or "Transfer-Encoding" or "Connection" or "Expect" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (!HttpMethods.IsHead(context.Request.Method)
            && response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
