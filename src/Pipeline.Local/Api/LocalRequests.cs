using Microsoft.AspNetCore.Http;

namespace Pipeline.Local.Api;

/// <summary>
/// Which requests the loopback API takes. A page of another site can make a browser on this machine send requests here: by a name of its own that resolves
/// to 127.0.0.1 (DNS rebinding, so the Host header has to be this machine), or across sites (so Origin has to be this server, and what changes something
/// has to be JSON, which a browser asks leave for first and is never given).
/// </summary>
internal static class LocalRequests
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Why a request is refused; null when it is taken.</summary>
    public static string? Refusal(HttpRequest request)
    {
        if (!ThisMachine.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return "Only this machine's own names are answered: localhost or 127.0.0.1.";
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return "Requests from other sites are not answered.";
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin"))
        {
            return "Requests from other sites are not answered.";
        }

        return HttpMethods.IsGet(request.Method) || request.HasJsonContentType() ? null : "What changes something is sent as application/json.";
    }
}
