using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Operations.Api;

namespace Pipeline.Local.Api;

/// <summary>
/// The operator's API on this machine: the same handlers as in the Functions app, on the loopback interface alone. It has no key, so it answers only
/// requests that a browser cannot be made to send from another site (<see cref="LocalRequests"/>).
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ApiServer(WebApplication application, Uri address) => (_application, Address) = (application, address);

    /// <summary>Where it answers, with <c>/api/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts it at the port, or at a free one when another program has it.</summary>
    public static async Task<ApiServer> StartAsync(OperatorApi api, int port, CancellationToken cancellationToken)
    {
        try
        {
            return await StartAtAsync(api, port, cancellationToken);
        }
        catch (IOException exception) when (port != 0 && IsTaken(exception))
        {
            return await StartAtAsync(api, port: 0, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<ApiServer> StartAtAsync(OperatorApi api, int port, CancellationToken cancellationToken)
    {
        // None of the machine's settings: what is meant for another web application on it (ASPNETCORE_URLS) must not open this one.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_000_000;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Run(context => AnswerAsync(api, context));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        var addresses = application.Services.GetService(typeof(Microsoft.AspNetCore.Hosting.Server.IServer)) is Microsoft.AspNetCore.Hosting.Server.IServer server
            ? server.Features.Get<IServerAddressesFeature>()!.Addresses
            : throw new InvalidOperationException("The web server has no address.");
        return new ApiServer(application, new Uri(new Uri(addresses.Single()), "/api/"));
    }

    private static async Task AnswerAsync(OperatorApi api, HttpContext context)
    {
        var request = context.Request;
        if (LocalRequests.Refusal(request) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync(refusal, context.RequestAborted);
            return;
        }

        var path = request.Path.StartsWithSegments("/api", out var rest) ? rest.Value!.TrimStart('/') : string.Empty;
        var answer = await api.AnswerAsync(new ApiRequest(request.Method, path, name => request.Query[name], request.Body), context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static bool IsTaken(IOException exception) =>
        exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied }
        || exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException;
}
