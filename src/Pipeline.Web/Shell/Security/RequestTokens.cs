using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Shell.Security;

/// <summary>
/// What changes something has to carry the token of a page of this server, in a header or a form's field. Below <c>/api</c> it is for
/// programs, which have no page: there it has to be JSON, which a browser asks leave for before it sends it across sites, and is never
/// given.
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
            if (request.HasJsonContentType())
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("What changes something is sent as application/json.", context.RequestAborted);
        }
        else if (await antiforgery.IsRequestValidAsync(context))
        {
            await next(context);
        }
        else
        {
            await ProblemPage.Result(
                    StatusCodes.Status403Forbidden, "This page is out of date",
                    "The server was started anew since the page was opened, or the request did not come from a page of it. Load the page "
                    + "again and repeat it.")
                .ExecuteAsync(context);
        }
    }
}
