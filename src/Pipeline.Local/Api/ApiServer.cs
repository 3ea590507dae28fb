using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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

    private ApiServer(WebApplication application, Uri address, string? moved)
    {
        (_application, Address, Moved) = (application, address, moved);
        _warming = Task.Run(() => application.Services.WarmPagesAsync(address, _stopping.Token));
    }

    /// <summary>The address of the pages; the API is below it, at <c>api/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Why this server is at another port than the configured one; null if it is not.</summary>
    public string? Moved { get; }

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
            return await StartAtAsync(pipeline, settings, moved: null, cancellationToken);
        }
        catch (Exception exception) when (settings.Port != 0 && WhyRefused(exception) is not null)
        {
            var moved = string.Create(
                CultureInfo.InvariantCulture,
                $"Port {settings.Port} cannot be used: {WhyRefused(exception)}. The pages use a free port instead. --port, or the setting "
                + $"Local__ApiPort, chooses another.");
            return await StartAtAsync(pipeline, settings with { Port = 0 }, moved, cancellationToken);
        }
    }

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
        IServiceProvider pipeline, ApiSettings settings, string? moved, CancellationToken cancellationToken)
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
        return new ApiServer(application, Reachable(new Uri(addresses.Single())), moved);
    }

    private static async Task AnswerAsync(OperatorApi api, HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.StartsWithSegments("/api", out var rest) ? rest.Value!.TrimStart('/') : string.Empty;
        var answer = await api.AnswerAsync(
                new ApiRequest(request.Method, path, Parameters(request.Query), request.Body)
                {
                    ContentType = request.ContentType,
                    IfNoneMatch = request.Headers.IfNoneMatch.Count == 0 ? null : request.Headers.IfNoneMatch.ToString(),
                },
                context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

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

    /// <summary>Why the system does not give a port; null if that is not what failed.</summary>
    private static string? WhyRefused(Exception exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or AddressInUseException =>
            "another program (another serve, perhaps) uses it",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "the system does not let this user have it",
        _ => null,
    };
}
