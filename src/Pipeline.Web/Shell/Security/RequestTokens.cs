using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Shell.Security;

/// <summary>
/// A request that changes something has to carry the token of a page of this server, in a header or in a field of a form. Programs use
/// <c>/api</c> and have no page: their requests have to be JSON, or PUT or DELETE, which a browser sends to another site only with that
/// site's consent, and this server never consents.
/// </summary>
internal sealed class RequestTokens(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>The header that a script sends the token in.</summary>
    public const string Header = "X-Request-Token";

    /// <summary>The field that a form sends the token in.</summary>
    public const string Field = "_token";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            await next(context);
        }
        else if (request.Path.StartsWithSegments("/api"))
        {
            if (HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method) || request.HasJsonContentType())
            {
                await next(context);
                return;
            }

            await Results.Problem(
                    "The body has to be JSON: send Content-Type: application/json. Nothing was done.",
                    statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Unsupported media type")
                .ExecuteAsync(context);
        }
        else if (await antiforgery.IsRequestValidAsync(context))
        {
            await next(context);
        }
        else
        {
            await ProblemPage.Result(
                    StatusCodes.Status403Forbidden, "This page is out of date",
                    "The server was restarted since the page was opened, or the request did not come from one of its pages. Load the page "
                    + "again and repeat the request.")
                .ExecuteAsync(context);
        }
    }
}
