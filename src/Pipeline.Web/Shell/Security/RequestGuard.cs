using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Shell.Security;

/// <summary>
/// Decides which requests are accepted. A page of another site can make a browser on this machine send requests here: by a name of its own
/// that resolves to 127.0.0.1 (DNS rebinding, so the Host header has to be a name of this server), or across sites (so Origin and
/// Sec-Fetch-Site have to be this server's). A link from elsewhere that a person follows to a page is fine: it changes nothing, and what it
/// shows cannot be framed or read there.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, WebOptions options)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (Refusal(context.Request, context.Connection.LocalPort, options) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(refusal, context.RequestAborted);
            return;
        }

        await next(context);
    }

    /// <summary>Why a request is refused; null when it is taken.</summary>
    /// <param name="request">The request.</param>
    /// <param name="port">The port that it came in at.</param>
    /// <param name="options">Further names.</param>
    public static string? Refusal(HttpRequest request, int port, WebOptions options)
    {
        if (!IsOwn(request.Host, port, options))
        {
            return "This server answers only to its own names: localhost or 127.0.0.1 with its port, and the names in the setting "
                + "Local__ApiHosts.";
        }

        var origin = request.Headers.Origin.ToString();
        var isOwnOrigin = origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var address)
                && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
        var isOwnSite = request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin";
        return isOwnOrigin && (isOwnSite || IsFollowedLink(request)) ? null : "Requests from other sites are refused.";
    }

    private static bool IsOwn(HostString host, int port, WebOptions options) =>
        (ThisMachine.Contains(host.Host, StringComparer.OrdinalIgnoreCase) && (host.Port ?? 80) == port)
        || options.Hosts.Any(
            own => string.Equals(own, host.Value, StringComparison.OrdinalIgnoreCase)
            || string.Equals(own, host.Host, StringComparison.OrdinalIgnoreCase));

    private static bool IsFollowedLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api")
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";
}
