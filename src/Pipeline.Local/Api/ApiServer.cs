using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Operations.Api;
using Pipeline.Web;

namespace Pipeline.Local.Api;

/// <summary>
/// The pages and the operator's API on this machine, on the loopback interface unless configured otherwise. Neither has a key, so they
/// refuse requests that another site can make a browser send (<see cref="PipelinePages.UsePipelineGuards"/>).
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private const int MaxRequestBody = 1_000_000;

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _warming;

    private ApiServer(WebApplication application, Uri address, int? takenPort)
    {
        (_application, Address, TakenPort) = (application, address, takenPort);
        _warming = Task.Run(() => application.Services.WarmPagesAsync(address, _stopping.Token));
    }

    /// <summary>The address of the pages; the API is below it, at <c>api/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The configured port, if another program uses it and this server moved to a free one; else null.</summary>
    public int? TakenPort { get; }

    /// <summary>The web application's own services.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Starts the server, at the configured port, or at a free one if another program uses that.</summary>
    /// <param name="pipeline">The running pipeline's services.</param>
    /// <param name="settings">The address, and the accepted host names.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<ApiServer> StartAsync(IServiceProvider pipeline, ApiSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await StartAtAsync(pipeline, settings, takenPort: null, cancellationToken);
        }
        catch (IOException exception) when (settings.Port != 0 && IsTaken(exception))
        {
            return await StartAtAsync(pipeline, settings with { Port = 0 }, settings.Port, cancellationToken);
        }
    }

    /// <summary>The message about a port other than the configured one.</summary>
    public static string Moved(int takenPort) =>
        $"Another program (another serve, perhaps) uses port {takenPort}, so the pages use a free port. Set Local__ApiPort to choose "
            + "one.";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _warming;
        _stopping.Dispose();
        // Stopping tells the open pages' streams of events to end.
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }

    private static async Task<ApiServer> StartAtAsync(
        IServiceProvider pipeline, ApiSettings settings, int? takenPort, CancellationToken cancellationToken)
    {
        // Without the machine's settings: those of another web application (ASPNETCORE_URLS) must not open this one.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBody;
            kestrel.Listen(settings.Listen, settings.Port);
        });
        builder.Logging.ClearProviders();
        builder.Services.AddPipelinePages(pipeline, new WebOptions { Hosts = settings.Hosts });
        var application = builder.Build();
        application.UsePipelineGuards();
        var api = pipeline.GetRequiredService<OperatorApi>();
        // The API enforces its own body limit, with its own message.
        application.Map("/api/{**path}", context => AnswerAsync(api, context)).WithMetadata(new DisableRequestSizeLimitAttribute());
        application.MapPipelinePages();
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new ApiServer(application, Reachable(new Uri(addresses.Single())), takenPort);
    }

    private static async Task AnswerAsync(OperatorApi api, HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.StartsWithSegments("/api", out var rest) ? rest.Value!.TrimStart('/') : string.Empty;
        var answer =
            await api.AnswerAsync(new ApiRequest(request.Method, path, Parameters(request.Query), request.Body), context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static List<KeyValuePair<string, string>> Parameters(IQueryCollection query) =>
        [.. query.SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value ?? string.Empty)))];

    /// <summary>A server that listens at every address (0.0.0.0, [::]) answers on this machine at the loopback address.</summary>
    private static Uri Reachable(Uri address) =>
        IPAddress.TryParse(address.Host.Trim('[', ']'), out var listened)
            && (listened.Equals(IPAddress.Any) || listened.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(address) { Host = "127.0.0.1" }.Uri
            : address;

    private static bool IsTaken(IOException exception) =>
        exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied }
        || exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException;
}
