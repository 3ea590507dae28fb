using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Shell.Security;

/// <summary>
/// What every answer tells the browser: only this server's own scripts and styles, nothing in line, nothing from or to elsewhere, no frame
/// around it, no copy kept. Should an article's markup ever get onto a page unescaped, it could still run nothing and send nothing.
/// </summary>
internal sealed class ResponseHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // With no-referrer a form of one of these pages would be sent with the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Styles and scripts say otherwise: their addresses change with their content.
        headers.CacheControl = "no-store";
        return next(context);
    }
}
